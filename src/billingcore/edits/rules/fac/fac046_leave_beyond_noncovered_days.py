"""The days of leave are more than the noncovered days.

Medicare pays for no day of leave, so each is a noncovered day (value code 81).

>>> from billingcore.testing import inpatient_claim
>>> leave = {"revenue_code": "0180", "quantity": 2, "charge": "0"}
>>> claim = inpatient_claim(lines=[{}, leave], coverage={"filing_indicator": "MA"})
>>> for finding in leave_beyond_noncovered_days.check(claim):
...     print(finding)
warning FAC046 lines[1].quantity: 2 days of leave; 0 days are noncovered
"""

from collections.abc import Iterator

from ....model import Claim
from ....money import ZERO
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
from ._bills import MEDICARE, STAYS
from ._revenue import is_among, revenue_of
from ._stays import LEAVE, units, valued


@rule(
    "FAC046",
    "leave-beyond-noncovered-days",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=STAYS, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.BALANCE,
    message="{leave} days of leave; {noncovered} days are noncovered",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 3, section 40.2.5"
    ),
    expects=ExpectedDenial(carc="16", rarc="MA33", status=("A7:463",)),
)
def leave_beyond_noncovered_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the units of leave with value code 81."""
    several = enumerate(claim.lines)
    lines = tuple(i for i, line in several if is_among(revenue_of(line), LEAVE))
    leave = units(claim, lines) if lines else None
    noncovered = valued(claim, "81") or ZERO
    if leave is not None and leave > noncovered:
        yield context.finding(
            at=f"lines[{lines[0]}].quantity",
            related=[f"lines[{i}].quantity" for i in lines[1:]],
            leave=leave,
            noncovered=noncovered,
        )
