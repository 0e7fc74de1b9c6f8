"""Covered and noncovered days do not add up to the days of the statement.

Value codes 80 and 81 divide the days of the stay between them. The day of discharge is not counted,
the last day of a patient who is still there is, and a stay of one day is left alone.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"discharge_status": "01", "value_codes": {"80": 4}})
>>> for finding in covered_days_do_not_fill_statement.check(claim):
...     print(finding)
error FAC040 institutional.value_codes[0].amount: 4 covered and 0 noncovered days; the stay has 3
"""

from collections.abc import Iterator

from ....model import Claim
from ....money import ZERO
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from ._bills import STAYS
from ._stays import days_of, is_single_day, value_at, valued

_LATE_CHARGES = "5"


@rule(
    "FAC040",
    "covered-days-do-not-fill-statement",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.BALANCE,
    message="{covered} covered and {noncovered} noncovered days; the stay has {days}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 6 and 39 to 41"),
        Citation(authority="Medicare contractors", section="reason code 12206"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA32", status=("A7:463",)),
)
def covered_days_do_not_fill_statement(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare where at least one of the two is stated."""
    covered, noncovered, days = valued(claim, "80"), valued(claim, "81"), days_of(claim)
    if (covered is None and noncovered is None) or days is None:
        return
    stated = (covered or ZERO) + (noncovered or ZERO)
    if claim.frequency == _LATE_CHARGES or is_single_day(claim) or stated == days:
        return
    at = value_at(claim, "81" if covered is None else "80")
    yield context.finding(
        at=f"institutional.value_codes[{at}].amount",
        covered=covered or ZERO,
        noncovered=noncovered or ZERO,
        days=days,
        evidence=Evidence(
            what="covered and noncovered days against those of the stay",
            facts=(("stated", stated), ("computed", days), ("difference", stated - days)),
        ),
    )
