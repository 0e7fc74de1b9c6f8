"""The code is none that Medicare takes; another one is for the service.

The status in the physician fee schedule is I: consultations, many S and H codes, drug tests by CPT
and others have a code of Medicare's own, or none. Report that one. With GY the line is meant to be
denied.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("99243", status="I")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("99243",), coverage={"filing_indicator": "MB"})
>>> for finding in procedure_not_valid_for_medicare.check(claim, reference=reference):
...     print(finding)
error PX110 lines[0].procedure: Medicare takes another code for 99243 (status I)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, Finding
from ._statuses import status_rule, told


@status_rule(
    "PX110",
    "procedure-not-valid-for-medicare",
    disposition=Disposition.LINE_REJECTION,
    message="Medicare takes another code for {code} (status {status})",
)
def procedure_not_valid_for_medicare(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines whose status says so."""
    yield from told(claim, context, "not valid")
