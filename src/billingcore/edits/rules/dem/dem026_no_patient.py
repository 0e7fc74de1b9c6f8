"""The patient is missing, or has no last name.

The payer looks for the patient by name, birth date and member number. Who has one name alone gives
it as the last.

>>> from billingcore.testing import a_claim
>>> for finding in no_patient.check(a_claim(patient=None)):
...     print(finding)
error DEM026 patient: the claim has no patient
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DEM026",
    "no-patient",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: not claim.has_name),
    snip=Snip.GUIDE,
    message="{what}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 2"),
        Citation(authority="UB-04 data specifications", section="form locator 8"),
        Citation(authority="X12 005010 837", section="2010BA and 2010CA NM103"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA36"),
)
def no_patient(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim without a patient, and a patient whose last name is absent or blank."""
    if claim.patient is None:
        yield context.finding(at="patient", what="the claim has no patient")
        return
    name = claim.patient.name
    if name is None or not (name.last or "").strip():
        yield context.finding(at="patient.name.last", what="the patient has no last name")
