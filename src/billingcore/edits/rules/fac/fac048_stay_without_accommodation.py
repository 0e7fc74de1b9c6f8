"""A bill of a stay has no line of accommodation.

Whoever was admitted had a bed: a room (011x to 016x), a nursery (017x), subacute or intensive care.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(lines=[{"revenue_code": "0250", "quantity": 1}])
>>> for finding in stay_without_accommodation.check(claim):
...     print(finding)
warning FAC048 lines: the stay has no accommodation among its 1 lines
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
    Severity,
    Snip,
    rule,
)
from ._bills import STAYS
from ._revenue import is_among, revenue_of
from ._stays import BEDS, LEAVE

_ANY_BED = (*BEDS, *LEAVE, "019x")
_BILLS_OF_DAYS = ("1", "2", "3", "4", "7")


@rule(
    "FAC048",
    "stay-without-accommodation",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the stay has no accommodation among its {count} lines",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.4"),
        Citation(authority="UB-04 data specifications", section="form locator 42"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
)
def stay_without_accommodation(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a bill with lines, none of which is a bed."""
    if claim.frequency not in _BILLS_OF_DAYS or not claim.lines:
        return
    if not any(is_among(revenue_of(line), _ANY_BED) for line in claim.lines):
        yield context.finding(at="lines", count=len(claim.lines))
