"""The patient's birth date is missing.

>>> from billingcore.testing import a_claim
>>> for finding in no_birth_date.check(a_claim(patient={"birth_date": None})):
...     print(finding)
error DEM014 patient.birth_date: the patient's birth date is missing
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DEM014",
    "no-birth-date",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.has_patient and not claim.is_born),
    snip=Snip.SITUATION,
    message="the patient's birth date is missing",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 3"),
        Citation(authority="UB-04 data specifications", section="form locator 10"),
        Citation(authority="X12 005010 837", section="2010BA and 2010CA DMG02"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N329"),
)
def no_birth_date(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a patient without one."""
    if claim.patient is not None and claim.patient.birth_date is None:
        yield context.finding(at="patient.birth_date")
