"""No price is set for this service: the contractor finds one, often from the documents.

The status is C. Expect a request for the report, or send it along.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("64999", status="C")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("64999",), coverage={"filing_indicator": "MB"})
>>> for finding in procedure_priced_by_contractor.check(claim, reference=reference):
...     print(finding)
info PX113 lines[0].procedure: the contractor prices 64999 (status C)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, Finding, Severity
from ._statuses import status_rule, told


@status_rule(
    "PX113",
    "procedure-priced-by-contractor",
    severity=Severity.INFO,
    disposition=Disposition.SUSPENSION,
    message="the contractor prices {code} (status {status})",
)
def procedure_priced_by_contractor(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines whose status says so."""
    yield from told(claim, context, "priced by the contractor")
