"""Medicare covers this service in special cases alone.

The status is R. Look at the coverage instructions for the code, and at the diagnosis that the line
points to.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("15775", status="R")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("15775",), coverage={"filing_indicator": "MB"})
>>> for finding in procedure_covered_in_special_cases.check(claim, reference=reference):
...     print(finding)
info PX114 lines[0].procedure: Medicare covers 15775 in special cases (status R)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, Finding, Severity
from ._statuses import status_rule, told


@status_rule(
    "PX114",
    "procedure-covered-in-special-cases",
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    message="Medicare covers {code} in special cases (status {status})",
)
def procedure_covered_in_special_cases(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines whose status says so."""
    yield from told(claim, context, "covered in special cases")
