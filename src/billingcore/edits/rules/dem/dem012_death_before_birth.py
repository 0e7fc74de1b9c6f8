"""The patient's death lies before the birth.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(patient={"birth_date": "1980-05-17", "death_date": "1979-01-01"})
>>> for finding in death_before_birth.check(claim):
...     print(finding)
error DEM012 patient.death_date: the date of death lies before the date of birth
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Finding, Scope, Snip, Triggers, rule


@rule(
    "DEM012",
    "death-before-birth",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.has_died),
    snip=Snip.SITUATION,
    message="the date of death lies before the date of birth",
    source=Citation(authority="X12 005010 837", section="DMG02, PAT06"),
)
def death_before_birth(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the two dates where both are known."""
    patient = claim.patient
    birth, death = (patient.birth_date, patient.death_date) if patient else (None, None)
    if birth is not None and death is not None and death < birth:
        yield context.finding(at="patient.death_date", related=["patient.birth_date"])
