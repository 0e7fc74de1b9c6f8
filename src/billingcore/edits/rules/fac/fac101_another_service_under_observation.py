"""A line under observation (0762) has a code that is no observation.

What else is done while a patient is observed is billed under its own department.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "96374", "revenue_code": "0762"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in another_service_under_observation.check(claim):
...     print(finding)
error FAC101 lines[0].procedure.code: 96374 is no observation, and stands under 0762
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._code_ranges import within
from ._bills import HOSPITAL_OUTPATIENT, MEDICARE
from ._revenue import revenue_of

_OBSERVATION = (
    "G0378", "G0379", "G0244", "G0263", "G0264",
    "99217-99220", "99221-99223", "99224-99226", "99231-99236", "99238-99239",
)  # fmt: skip


@rule(
    "FAC101",
    "another-service-under-observation",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=HOSPITAL_OUTPATIENT, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} is no observation, and stands under 0762",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 290"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 44"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
    aliases=("IOCE 44",),
)
def another_service_under_observation(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find other codes under 0762."""
    code = line.code
    if not code or revenue_of(line) != "0762":
        return
    if not any(within(code, item) for item in _OBSERVATION):
        yield context.finding(at="procedure.code", code=code)
