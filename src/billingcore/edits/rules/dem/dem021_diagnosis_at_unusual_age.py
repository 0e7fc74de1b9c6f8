"""A professional claim has a diagnosis that hospitals may not report at the patient's age.

The Medicare Code Editor knows diagnoses of newborns, of children, of pregnancy and of grown-ups.
It judges hospitals' bills; many payers ask the same of a professional claim, each with ages of its
own. Look whose record it is, a mother's or her child's.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses="Z00.129")
>>> for finding in diagnosis_at_unusual_age.check(claim, reference=ReferenceSet.default()):
...     print(finding)
warning DEM021 diagnoses[0].code: Z00.129 is of ages 0 to 17, and not of the patient's on 2026-03-02
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Applies, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from .._code_editor import MARKED, code_edit
from ._conflicts import of_another_age


@rule(
    "DEM021",
    "diagnosis-at-unusual-age",
    scope=Scope.CLAIM,
    triggers=MARKED,
    severity=Severity.WARNING,
    needs="icd10cm",
    applies=Applies(kinds="professional"),
    snip=Snip.POLICY,
    message="{code} is of ages {youngest} to {oldest}, and not of the patient's on {day}",
    source=code_edit(4)[0],
    expects=ExpectedDenial(carc="9", rarc="M76"),
)
def diagnosis_at_unusual_age(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the ages of ``_tables/age_classes.toml`` with the patient's."""
    for each, row, day in of_another_age(context):
        yield context.finding(
            at=f"diagnoses[{each.place}].code",
            related=["patient.birth_date"],
            evidence=each.evidence(row["class"]),
            code=icd10cm.format(each.code),
            youngest=row["youngest"],
            oldest=row["oldest"],
            day=day,
        )
