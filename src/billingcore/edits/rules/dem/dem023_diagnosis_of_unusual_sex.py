"""A professional claim has a diagnosis that is usually of the other sex than the patient's.

Until 2024-09-30 the Medicare Code Editor asked this of hospitals, and many payers of everybody.
Modifier KX on a line tells that it is no error.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2024-03-02", diagnoses="N40.1")
>>> for finding in diagnosis_of_unusual_sex.check(claim, reference=ReferenceSet.default()):
...     print(finding)
warning DEM023 diagnoses[0].code: N40.1 is usually a male patient's diagnosis
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from .._code_editor import MARKED, code_edit, marked_diagnoses
from ._conflicts import is_incongruent, of_another_sex


@rule(
    "DEM023",
    "diagnosis-of-unusual-sex",
    scope=Scope.CLAIM,
    triggers=MARKED,
    severity=Severity.WARNING,
    needs="icd10cm",
    applies=Applies(kinds="professional"),
    snip=Snip.POLICY,
    message="{code} is usually a {sex} patient's diagnosis",
    source=(
        code_edit(5)[0],
        Citation(authority="Medicare Claims Processing Manual", section="chapter 32, section 240"),
    ),
    expects=ExpectedDenial(carc="10", rarc="MA39"),
)
def diagnosis_of_unusual_sex(claim: Claim, context: Context) -> Iterator[Finding]:
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
