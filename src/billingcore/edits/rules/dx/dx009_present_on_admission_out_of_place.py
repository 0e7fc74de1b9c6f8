"""A diagnosis that cannot have one carries a present-on-admission indicator.

The indicator belongs to the principal and other diagnoses and the external causes of an
institutional claim. An admitting diagnosis and a reason for the visit have none, and a professional
claim has no room for it.

>>> from billingcore.testing import a_claim
>>> for finding in present_on_admission_out_of_place.check(a_claim(diagnoses="E11.9 Y")):
...     print(finding)
warning DX009 diagnoses[0]: no indicator is wanted here
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Finding, Scope, Severity, Snip, Triggers, rule

_WITHOUT = ("admitting", "reason for visit")


@rule(
    "DX009",
    "present-on-admission-out-of-place",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(diagnosis=lambda diagnosis: diagnosis.present_on_admission is not None),
    snip=Snip.GUIDE,
    message="no indicator is wanted here",
    source=(
        Citation(authority="UB-04 data specifications", section="form locators 67 to 72"),
        Citation(authority="X12 005010 837", section="HI01-9"),
    ),
)
def present_on_admission_out_of_place(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find indicators where the claim has no place for them."""
    for i, diagnosis in enumerate(claim.diagnoses):
        placeless = claim.kind == "professional" or diagnosis.role in _WITHOUT
        if placeless and diagnosis.present_on_admission is not None:
            yield context.finding(at=f"diagnoses[{i}]")
