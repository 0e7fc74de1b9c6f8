"""An obstetric code speaks of a trimester, and no code tells the weeks of gestation.

With codes of chapter 15 the week of the pregnancy is added from Z3A, if the record knows it. Some
payers return a claim without it; others count by it.

>>> from billingcore.codes import ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> line = TabularEntry("O2342", title="Infection of urinary tract, second trimester")
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", [line]))
>>> claim = a_claim(diagnoses="O23.42")
>>> for finding in no_weeks_of_gestation.check(claim, reference=reference):
...     print(finding)
info DX143 diagnoses[0].code: O23.42 has no weeks of gestation (Z3A) beside it
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._listed import TABULAR_LIST, judged


@rule(
    "DX143",
    "no-weeks-of-gestation",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    triggers=Triggers(diagnoses="O"),
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} has no weeks of gestation (Z3A) beside it",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.21.c.11"),
        TABULAR_LIST,
    ),
)
def no_weeks_of_gestation(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find the first obstetric code whose title names a trimester, where no Z3A is told."""
    main = judged(context).main
    if any(each.code and each.code.startswith("Z3A") for each in claim.diagnoses):
        return
    for one in main:
        if one.code[0] == "O" and one.standing.trimester:
            yield context.finding(
                one.path,
                fixes=Fix(
                    text="add the weeks of gestation, if the record tells them",
                    safety=Safety.NEEDS_DOCUMENTATION,
                ),
                code=icd10cm.format(one.code),
            )
            return
