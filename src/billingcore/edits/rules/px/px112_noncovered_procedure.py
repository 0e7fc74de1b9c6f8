"""Medicare does not cover this service, and the line does not say that a denial is meant.

The status is N. GY says that it is excluded by the statute, GX that the patient was told of it;
then a later payer can pay.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("99396", status="N")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(
...     lines=(
...         "99396",
...         "99396-GY",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in noncovered_procedure.check(claim, reference=reference):
...     print(finding)
warning PX112 lines[0].procedure: Medicare does not cover 99396 (status N)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Severity
from ._statuses import status_rule, told


@status_rule(
    "PX112",
    "noncovered-procedure",
    severity=Severity.WARNING,
    disposition=Disposition.LINE_DENIAL,
    message="Medicare does not cover {code} (status {status})",
    expects=ExpectedDenial(carc="96", group="PR"),
    liability="patient",
)
def noncovered_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines whose status says so and that carry no modifier for it."""
    yield from told(claim, context, "not covered")
