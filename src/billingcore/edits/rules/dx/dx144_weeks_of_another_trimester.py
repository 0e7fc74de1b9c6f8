"""A diagnosis names another trimester than the weeks of gestation lie in.

The first trimester ends with 13 completed weeks, the second with 27. One of the two codes is
wrong. In a hospital stay the weeks are those of the admission, and a complication may come up in
a later trimester.

>>> from billingcore.codes import ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> line = TabularEntry("O2342", title="Infection of urinary tract, second trimester")
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", [line]))
>>> claim = a_claim(diagnoses=("O23.42", "Z3A.30"))
>>> for finding in weeks_of_another_trimester.check(claim, reference=reference):
...     print(finding)
warning DX144 diagnoses[0].code: O23.42 names the second trimester, Z3A.30 lies in the third
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ..._about import bill_of
from ._coded import INPATIENT
from ._listed import TABULAR_LIST, Listed, judged
from ._trimesters import ORDINALS, trimester_named, trimester_of_weeks


@rule(
    "DX144",
    "weeks-of-another-trimester",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="icd10cm_notes",
    triggers=Triggers(diagnoses="Z3A"),
    snip=Snip.CODE_SET,
    message="{code} names the {named} trimester, {weeks} lies in the {other}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.15.a.3 and I.C.21.c.11"),
        TABULAR_LIST,
    ),
)
def weeks_of_another_trimester(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare each code that names a trimester with the weeks told for the same days."""
    found = judged(context, least=2).main
    weeks = [(one, trimester_of_weeks(one.code)) for one in found if one.code[:3] == "Z3A"]
    told = [(one, lies) for one, lies in weeks if lies is not None]
    if not told or len(told) < len(weeks):
        return
    for one in found:
        named = trimester_named(one)
        of_its_days = [(week, lies) for week, lies in told if not {*week.days}.isdisjoint(one.days)]
        if named is None or not of_its_days:
            continue
        if not any(_agrees(claim, named, lies) for _, lies in of_its_days):
            yield _finding(context, one, named, *of_its_days[0])


def _agrees(claim: Claim, named: int, lies: int) -> bool:
    return named == lies or (bill_of(claim) in INPATIENT and named > lies)


def _finding(context: Context, one: Listed, named: int, week: Listed, lies: int) -> Finding:
    return context.finding(
        one.path,
        related=[week.path],
        fixes=Fix(text="correct the wrong one", safety=Safety.NEEDS_DOCUMENTATION),
        code=icd10cm.format(one.code),
        named=ORDINALS[named - 1],
        weeks=icd10cm.format(week.code),
        other=ORDINALS[lies - 1],
    )
