"""A bill has a diagnosis of the other sex than the patient's.

The Medicare Code Editor and the outpatient editor asked this for discharges until 2024-09-30, and
then no more: the lists end there. Until then condition code 45 tells that it is no error.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(day="2024-03-02", diagnoses="N40.1 Y")
>>> for finding in diagnosis_of_another_sex.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DEM022 diagnoses[0].code: N40.1 is a male patient's diagnosis
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule
from .._code_editor import code_edit, marked_diagnoses
from ._conflicts import is_incongruent, of_another_sex


@rule(
    "DEM022",
    "diagnosis-of-another-sex",
    scope=Scope.CLAIM,
    needs="icd10cm",
    applies=Applies(kinds="institutional"),
    snip=Snip.POLICY,
    message="{code} is a {sex} patient's diagnosis",
    source=(
        *code_edit(5),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 32, section 240"),
    ),
    expects=ExpectedDenial(carc="10", rarc="MA39"),
    aliases=("MCE 5", "IOCE 3"),
)
def diagnosis_of_another_sex(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the marks of diagnoses with the patient's sex."""
    for each, sex in of_another_sex(claim, marked_diagnoses(context)):
        if is_incongruent(claim):
            return
        yield context.finding(
            at=f"diagnoses[{each.place}].code",
            related=["patient.sex"],
            evidence=each.evidence(sex),
            code=icd10cm.format(each.code),
            sex=sex,
        )
