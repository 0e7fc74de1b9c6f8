"""The present-on-admission indicator is none of the known ones.

Y yes, N no, U documentation insufficient, W clinically undetermined. An exempt code has none; 1,
which marked it before version 5010, is let through.

>>> from billingcore.testing import inpatient_claim
>>> for finding in unknown_present_on_admission.check(inpatient_claim(diagnoses="J18.9 X")):
...     print(finding)
error DX008 diagnoses[0].present_on_admission: indicator X is none of Y, N, U, W
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "DX008",
    "unknown-present-on-admission",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    snip=Snip.CODE_SET,
    message="indicator {indicator} is none of Y, N, U, W",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="appendix I"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 10.3"),
        Citation(authority="X12 005010X223 837", section="HI01-9"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N434"),
)
def unknown_present_on_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at every indicator that is there."""
    for i, diagnosis in enumerate(claim.diagnoses):
        indicator = diagnosis.present_on_admission
        if indicator is not None and indicator not in ("Y", "N", "U", "W", "1"):
            yield context.finding(at=f"diagnoses[{i}].present_on_admission", indicator=indicator)
