"""A bill of a stay gives a reason for a visit.

The patient's reason belongs on outpatient bills; who was admitted has an admitting diagnosis.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses=("J18.9 Y", {"code": "R0602", "qualifier": "APR"}))
>>> for finding in reason_for_visit_of_a_stay.check(claim):
...     print(finding)
warning FAC032 diagnoses[1]: a reason for a visit on a bill of a stay (11)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from ..._about import bill_of
from ._bills import STAYS


@rule(
    "FAC032",
    "reason-for-visit-of-a-stay",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="a reason for a visit on a bill of a stay ({bill})",
    source=(
        Citation(authority="UB-04 data specifications", section="form locators 69 and 70"),
        Citation(authority="X12 005010X223 837", section="2300 HI*APR"),
    ),
)
def reason_for_visit_of_a_stay(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find diagnoses in that role."""
    for i, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.role == "reason for visit":
            yield context.finding(at=f"diagnoses[{i}]", bill=bill_of(claim))
