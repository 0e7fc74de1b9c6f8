"""The claim of a period of home health has no line for its rate.

A line under revenue code 0023 carries the HIPPS code of the period; Medicare pays by it and returns
the claim without.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32", frequency="9", coverage={"filing_indicator": "MA"}
... )
>>> for finding in period_without_rate.check(claim):
...     print(finding)
error HHA002 lines: the claim has no line under revenue code 0023
"""

from collections.abc import Iterator

from ....identifiers import revenue
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
from ._bills import HOME_HEALTH, MEDICARE, is_claim

_RATE = "0023"


@rule(
    "HHA002",
    "period-without-rate",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the claim has no line under revenue code 0023",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 10, section 40.2"
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
)
def period_without_rate(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the line."""
    if is_claim(claim) and not any(
        line.revenue_code and revenue.compact(line.revenue_code) == _RATE for line in claim.lines
    ):
        yield context.finding("lines")
