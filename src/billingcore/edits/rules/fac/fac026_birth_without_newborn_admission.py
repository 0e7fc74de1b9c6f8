"""The patient was admitted on the day of birth, and not as a newborn.

A child born in the hospital is admitted with type 4 and point of origin 5; one that was born
elsewhere and brought in with type 4 and 6.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(patient={"birth_date": "2026-03-02"})
>>> for finding in birth_without_newborn_admission.check(claim):
...     print(finding)
warning FAC026 institutional.admission_type: type 1 for a patient admitted on the day of birth
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
from ._admission import NEWBORN
from ._bills import HOSPITAL_STAY


@rule(
    "FAC026",
    "birth-without-newborn-admission",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=HOSPITAL_STAY),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="type {type} for a patient admitted on the day of birth",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 14"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA41", status=("A7:231",)),
)
def birth_without_newborn_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare birth and the stated admission, where the type is another than 4."""
    detail, patient, stated = claim.institutional, claim.patient, claim.dated("435")
    kind = detail.admission_type if detail else None
    if not kind or kind == NEWBORN or patient is None or stated is None:
        return
    if patient.birth_date == stated.start:
        yield context.finding(at="institutional.admission_type", type=kind)
