"""The admission is a newborn's (type 4), and the patient is none any more.

A child is a newborn for 28 days. One that comes back later is admitted like anybody else.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     institutional={"admission_type": "4", "point_of_origin": "5"},
...     patient={"birth_date": "2026-01-10"},
... )
>>> for finding in newborn_admission_of_an_older_patient.check(claim):
...     print(finding)
warning FAC025 institutional.admission_type: type 4 (newborn) of a patient older than 28 days
"""

from collections.abc import Iterator

from ....model import Claim
from ....periods import age_in_days
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
from ._admission import NEWBORN, admitted_on

_LAST = 28


@rule(
    "FAC025",
    "newborn-admission-of-an-older-patient",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="type 4 (newborn) of a patient older than 28 days",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 14"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA41", status=("A7:231",)),
)
def newborn_admission_of_an_older_patient(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare birth and admission."""
    detail, patient = claim.institutional, claim.patient
    if detail is None or detail.admission_type != NEWBORN:
        return
    birth, day = patient.birth_date if patient else None, admitted_on(claim)
    if birth is not None and day is not None and age_in_days(birth, day) > _LAST:
        yield context.finding(at="institutional.admission_type")
