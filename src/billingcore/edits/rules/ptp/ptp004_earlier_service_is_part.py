"""An earlier claim reports a part of this service for the same provider and day.

The line of column 1 is the one that is paid, so the payer takes back what it paid for the earlier
one, or refuses this claim until that is settled. Correct the earlier claim, or say by a modifier
why both are due where the row has indicator 1. Needs the patient's earlier claims.

>>> from datetime import date
>>> from billingcore.codes import PairRow, PairTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PairRow("11042", "97597", date(2011, 1, 1), indicator="1")
>>> pairs = PairTable("ncci_ptp_practitioner", [row], edition="2026Q1")
>>> reference = ReferenceSet().with_(ncci_ptp_practitioner=pairs)
>>> first = a_claim(patient_control_number="A0", lines=("97597",))
>>> report = earlier_service_is_part.check(
...     a_claim(lines=("11042",)), reference=reference, history=[first]
... )
>>> for finding in report:
...     print(finding)
warning PTP004 lines[0].procedure: 97597, billed before, is part of 11042 of 2026-03-02 ...
"""

from collections.abc import Iterator

from ... import Context, Disposition, Finding, History, Severity
from ._told import earlier_pair_rule, with_earlier


@earlier_pair_rule(
    "PTP004",
    "earlier-service-is-part",
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    message="{column2}, billed before, is part of {column1} of {day} (indicator {indicator})",
)
def earlier_service_is_part(history: History, context: Context) -> Iterator[Finding]:
    """Report lines of column 1."""
    return with_earlier(history, context, as_part=False)
