"""A bill has a diagnosis that the patient is too old or too young for.

The Medicare Code Editor knows diagnoses of newborns, of children, of pregnancy and of grown-ups;
the outpatient editor asks the same. Either the code or the birth date is wrong: look whose record
it is, a mother's or her child's. The age is that at admission, and for outpatients that of any day
of the bill.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses="O80 Y", patient={"birth_date": "1950-01-01"})
>>> for finding in diagnosis_at_another_age.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DEM020 diagnoses[0].code: O80 is of ages 9 to 64, and not of the patient's on 2026-03-02
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Applies, Context, ExpectedDenial, Finding, Scope, Snip, rule
from .._code_editor import code_edit
from ._conflicts import of_another_age


@rule(
    "DEM020",
    "diagnosis-at-another-age",
    scope=Scope.CLAIM,
    needs="icd10cm",
    applies=Applies(kinds="institutional"),
    snip=Snip.POLICY,
    message="{code} is of ages {youngest} to {oldest}, and not of the patient's on {day}",
    source=code_edit(4),
    expects=ExpectedDenial(carc="9", rarc="M76"),
    aliases=("MCE 4", "IOCE 2"),
)
def diagnosis_at_another_age(claim: Claim, context: Context) -> Iterator[Finding]:
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
