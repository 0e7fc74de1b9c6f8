"""A line of accommodation carries a procedure code.

A bed has a rate and days. What was done for the patient is billed under the departments.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(lines=[{"procedure": "99231"}], coverage={"filing_indicator": "MA"})
>>> for finding in procedure_code_on_a_bed.check(claim):
...     print(finding)
warning FAC054 lines[0].procedure.code: accommodation (0120) has no procedure code as 99231
"""

from collections.abc import Iterator

from ....model import ServiceLine
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
from ._bills import MEDICARE
from ._revenue import is_among, revenue_of
from ._stays import BEDS, LEAVE

_ANY_BED = (*BEDS, *LEAVE, "019x")


@rule(
    "FAC054",
    "procedure-code-on-a-bed",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="accommodation ({revenue}) has no procedure code as {code}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.5"),
        Citation(authority="UB-04 data specifications", section="form locators 42 and 44"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M20", status=("A7:454",)),
)
def procedure_code_on_a_bed(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find HCPCS codes under these revenue codes; rates have a system of their own."""
    if line.procedure is None or line.procedure.system != "HC" or not line.code:
        return
    revenue = revenue_of(line)
    if is_among(revenue, _ANY_BED):
        yield context.finding(at="procedure.code", revenue=revenue, code=line.code)
