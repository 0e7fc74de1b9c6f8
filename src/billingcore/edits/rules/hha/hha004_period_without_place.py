"""The claim of a period of home health does not say in which area and county care was given.

Value code 61 has the area by which wages are adjusted, and 85 the county; Medicare prices by them.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32", frequency="9", coverage={"filing_indicator": "MA"}
... )
>>> for finding in period_without_place.check(claim):
...     print(finding)
error HHA004 institutional.value_codes: the claim has no value code 61
error HHA004 institutional.value_codes: the claim has no value code 85
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from .._rows import table
from ._bills import HOME_HEALTH, MEDICARE, is_claim


@rule(
    "HHA004",
    "period-without-place",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the claim has no value code {code}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 10, section 40.2"),
        Citation(authority="Bipartisan Budget Act of 2018", section="50208(a)(2)"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M49", status=("A7:463",)),
)
def period_without_place(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for each value code that was wanted on the day."""
    day = context.first_day
    if not is_claim(claim) or day is None:
        return
    told = {one.code for one in (claim.institutional.value_codes if claim.institutional else ())}
    for row in table("home_health")["value"]:
        if row["code"] not in told and row.get("since", day) <= day:
            yield context.finding("institutional.value_codes", code=row["code"])
