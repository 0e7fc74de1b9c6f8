"""A service was done on both sides, and its diagnoses are of one.

Modifier 50 says both sides; every diagnosis that the line points at, of those that have a side, is
of the same one. The other side may have been done to compare, or its diagnosis was forgotten.

>>> from billingcore.codes import ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> lines = [TabularEntry("M17", header=True, children=("M1711", "M1712"))]
>>> lines += [TabularEntry("M1711", title="Arthrosis, right knee", parent="M17")]
>>> lines += [TabularEntry("M1712", title="Arthrosis, left knee", parent="M17")]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim = a_claim(diagnoses="M17.12", lines=("20610-50",))
>>> for finding in both_sides_for_one.check(claim, reference=reference):
...     print(finding)
info DX151 lines[0].procedure.modifiers[0]: 50 is both sides, M17.12 is of the left
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import ServiceLine
from ... import (
    Applies,
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
from ._listed import TABULAR_LIST
from ._pointed_sides import day_of_line, sides_of
from ._sides import OPPOSITE


@rule(
    "DX151",
    "both-sides-for-one",
    scope=Scope.LINE,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    applies=Applies(kinds=("professional",)),
    triggers=Triggers(modifiers="50"),
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="50 is both sides, {codes} is of the {side}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.B.13"),
        TABULAR_LIST,
    ),
)
def both_sides_for_one(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare modifier 50 with the sides of the diagnoses, by their titles."""
    if "50" not in line.modifiers or not line.diagnosis_pointers:
        return
    day = day_of_line(line, context)
    if day is None:
        return
    of_diagnoses = sides_of(line, context, day)
    for side in OPPOSITE:
        if {*of_diagnoses.values()} == {side}:
            codes = [context.claim.diagnoses[i].code or "" for i in of_diagnoses]
            pointers = [line.diagnosis_pointers.index(i + 1) for i in of_diagnoses]
            yield context.finding(
                at=f"procedure.modifiers[{line.modifiers.index('50')}]",
                related=[f"diagnosis_pointers[{i}]" for i in pointers],
                fixes=Fix(
                    text="point at the diagnosis of the other side, or bill one side",
                    safety=Safety.NEEDS_DOCUMENTATION,
                ),
                codes=[icd10cm.format(code) for code in codes],
                side=side,
            )
