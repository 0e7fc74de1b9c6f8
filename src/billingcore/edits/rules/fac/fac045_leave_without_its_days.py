"""The bill has days of leave and does not say which days they were.

A patient who leaves and is expected back stays on one bill: the days of leave under revenue code
018x, among the noncovered days, and from when to when in occurrence span 74.

>>> from billingcore.testing import inpatient_claim
>>> leave = {"revenue_code": "0180", "quantity": 2, "charge": "0"}
>>> claim = inpatient_claim(lines=[{}, leave], coverage={"filing_indicator": "MA"})
>>> for finding in leave_without_its_days.check(claim):
...     print(finding)
warning FAC045 lines[1].revenue_code: days of leave (0180) without occurrence span 74
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
from ._bills import MEDICARE, STAYS
from ._revenue import is_among, revenue_of
from ._stays import LEAVE


@rule(
    "FAC045",
    "leave-without-its-days",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=STAYS, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="days of leave ({revenue}) without occurrence span 74",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 3, section 40.2.5"
    ),
    expects=ExpectedDenial(carc="16", rarc="M46", status=("A7:462",)),
)
def leave_without_its_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find lines of leave, where no span 74 is stated."""
    spans = claim.institutional.occurrence_spans if claim.institutional else ()
    if any(span.code == "74" for span in spans):
        return
    for i, line in enumerate(claim.lines):
        code = revenue_of(line)
        if is_among(code, LEAVE) and line.quantity:
            yield context.finding(at=f"lines[{i}].revenue_code", revenue=code)
