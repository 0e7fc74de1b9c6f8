"""Patient and subscriber are the same person, named twice.

Same name, birth date and sex: the patient is the insured, and belongs on the claim once, with
relationship 18. Payers reject or misread the second naming.

>>> from billingcore.testing import a_claim, a_subscriber
>>> twin = a_subscriber(name="DOE, JANE", birth_date="1980-05-17", sex="F")
>>> claim = a_claim(coverage={"subscriber": twin}, patient={"relationship": "G8"})
>>> for finding in patient_repeats_subscriber.check(claim):
...     print(finding)
warning DEM004 patient: patient and subscriber have the same name, birth date and sex
"""

from collections.abc import Iterator

from ....model import Claim, Name
from ... import Citation, Context, Finding, Scope, Severity, Snip, Triggers, rule


@rule(
    "DEM004",
    "patient-repeats-subscriber",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(claim=lambda claim: claim.has_subscriber),
    snip=Snip.SITUATION,
    message="patient and subscriber have the same name, birth date and sex",
    source=Citation(authority="X12 005010 837", section="loops 2000B and 2000C"),
)
def patient_repeats_subscriber(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the two where all three facts are known of both."""
    patient = claim.patient
    subscriber = claim.coverage.subscriber if claim.coverage else None
    if patient is None or subscriber is None:
        return
    mine, theirs = (_who(person.name) for person in (patient, subscriber))
    known = mine is not None and patient.birth_date is not None and patient.sex is not None
    same = mine == theirs and patient.birth_date == subscriber.birth_date
    if known and same and patient.sex == subscriber.sex:
        yield context.finding(at="patient", related=["coverage.subscriber"])


def _who(name: Name | None) -> tuple[str, str] | None:
    if name is None or not name.last or not name.first:
        return None
    return name.last.upper(), name.first.upper()
