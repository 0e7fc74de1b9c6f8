"""A patient who is not the subscriber is marked as being the subscriber.

Where the patient has a loop of her own, her relationship is spouse, child or another; 18 is not
among them. If she is the insured, name her once, as the subscriber.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"subscriber": {}}, patient={"relationship": "18"})
>>> for finding in dependent_marked_self.check(claim):
...     print(finding)
error DEM002 patient.relationship: relationship 18 (self) of a patient with another subscriber
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule


@rule(
    "DEM002",
    "dependent-marked-self",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.patient_relationship == "18"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="relationship 18 (self) of a patient with another subscriber",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 6"),
        Citation(authority="X12 005010 837", section="2000C PAT01"),
    ),
)
def dependent_marked_self(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find patient relationship 18 beside a separate subscriber."""
    patient = claim.patient
    if patient and patient.relationship == "18" and not claim.patient_is_subscriber:
        yield context.finding(at="patient.relationship")
