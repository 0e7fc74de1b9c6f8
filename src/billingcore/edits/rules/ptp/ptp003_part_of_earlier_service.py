"""A service is part of one that an earlier claim reports for the same provider and day.

Correct coding edits are of the patient, the provider and the day, not of the claim: splitting two
services over two claims lifts nothing. The line of column 2 is refused, whichever claim comes
first. Where the row has indicator 1, a modifier that names another site, session or reason lifts
the edit, as within one claim; see PTP001. Needs the patient's earlier claims.

>>> from datetime import date
>>> from billingcore.codes import PairRow, PairTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PairRow("11042", "97597", date(2011, 1, 1), indicator="1")
>>> pairs = PairTable("ncci_ptp_practitioner", [row], edition="2026Q1")
>>> reference = ReferenceSet().with_(ncci_ptp_practitioner=pairs)
>>> first = a_claim(patient_control_number="A0", lines=("11042",))
>>> report = part_of_earlier_service.check(
...     a_claim(lines=("97597",)), reference=reference, history=[first]
... )
>>> for finding in report:
...     print(finding)
error PTP003 lines[0].procedure: 97597 of 2026-03-02 is part of 11042, which was billed ...
"""

from collections.abc import Iterator

from ... import Context, Finding, History
from ._told import earlier_pair_rule, with_earlier


@earlier_pair_rule(
    "PTP003",
    "part-of-earlier-service",
    message="{column2} of {day} is part of {column1}, which was billed (indicator {indicator})",
)
def part_of_earlier_service(history: History, context: Context) -> Iterator[Finding]:
    """Report lines of column 2."""
    return with_earlier(history, context, as_part=True)
