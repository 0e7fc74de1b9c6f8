"""The bill gives an hour of discharge, and its status says that the patient is still there.

Only the last bill of a stay has the hour. Either the status (30) or the hour is a slip.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(frequency="2", institutional={"discharge_status": "30"})
>>> for finding in discharge_hour_of_a_patient_still_there.check(claim):
...     print(finding)
warning FAC029 dates[2]: an hour of discharge beside status 30, still a patient
"""

from collections.abc import Iterator

from ....model import Claim
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
from ._bills import STAYS


@rule(
    "FAC029",
    "discharge-hour-of-a-patient-still-there",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="an hour of discharge beside status 30, still a patient",
    source=(
        Citation(authority="UB-04 data specifications", section="form locators 16 and 17"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*096"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N317", status=("A7:233",)),
)
def discharge_hour_of_a_patient_still_there(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find date 096 beside status 30."""
    if claim.institutional is None or claim.institutional.discharge_status != "30":
        return
    for i, stated in enumerate(claim.dates):
        if stated.qualifier == "096":
            yield context.finding(at=f"dates[{i}]", related=["institutional.discharge_status"])
