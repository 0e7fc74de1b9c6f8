"""An obstetric code stands on the claim of a newborn.

Codes of chapter 15, which begin with O, belong to the mother's record and never to the child's.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses="O80", patient={"birth_date": "2026-03-01"})
>>> for finding in obstetric_code_on_newborn.check(claim):
...     print(finding)
error DX023 diagnoses[0]: O80 belongs to the mother; the patient is less than a year old
"""

from collections.abc import Iterator

from ....model import Claim
from ....periods import age_in_years
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DX023",
    "obstetric-code-on-newborn",
    scope=Scope.CLAIM,
    triggers=Triggers(diagnoses="O"),
    snip=Snip.CODE_SET,
    message="{code} belongs to the mother; the patient is less than a year old",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.C.15.a.2"),
    expects=ExpectedDenial(carc="9"),
)
def obstetric_code_on_newborn(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find ICD-10-CM codes that begin with O for a patient in the first year of life."""
    birth = claim.patient.birth_date if claim.patient else None
    if birth is None:
        return
    for i, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.code and diagnosis.code[0] == "O" and diagnosis.is_icd10:
            day = context.last_day
            if day is not None and age_in_years(birth, day) < 1:
                yield context.finding(at=f"diagnoses[{i}]", code=diagnosis.code)
