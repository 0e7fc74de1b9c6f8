"""The patient's sex is missing; where it is not known, the code is U.

>>> from billingcore.testing import a_claim
>>> for finding in no_sex_code.check(a_claim(patient={"sex": None})):
...     print(finding)
error DEM015 patient.sex: the patient's sex is missing
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DEM015",
    "no-sex-code",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.has_patient and claim.sex is None),
    snip=Snip.SITUATION,
    message="the patient's sex is missing",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 3"),
        Citation(authority="UB-04 data specifications", section="form locator 11"),
        Citation(authority="X12 005010 837", section="2010BA and 2010CA DMG03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA39"),
    aliases=("MCE 15",),
)
def no_sex_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a patient without one."""
    if claim.patient is not None and claim.patient.sex is None:
        yield context.finding(at="patient.sex")
