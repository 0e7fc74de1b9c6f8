"""Medicare pays for this within other services, and never for itself.

The status is B, or P for a supply at a practitioner's place. The patient may not be billed either.
Leave the line out unless another payer wants Medicare's denial.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("99070", status="B")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("99070",), coverage={"filing_indicator": "MB"})
>>> for finding in bundled_procedure.check(claim, reference=reference):
...     print(finding)
warning PX111 lines[0].procedure: 99070 is paid within other services (status B)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Severity
from ._statuses import status_rule, told


@status_rule(
    "PX111",
    "bundled-procedure",
    severity=Severity.WARNING,
    disposition=Disposition.LINE_DENIAL,
    message="{code} is paid within other services (status {status})",
    expects=ExpectedDenial(carc="97", rarc="M15", group="CO"),
    liability="provider",
)
def bundled_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines whose status says so and that charge something."""
    yield from told(claim, context, "bundled")
