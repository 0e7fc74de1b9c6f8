"""A service was done on one side, and its diagnoses are of the other.

A modifier names the right or the left side of the body, an eyelid, a finger or a toe; every
diagnosis that the line points at, of those that have a side, is of the opposite one. Payers deny
such a line: correct the modifier, the diagnosis or the pointer by the record. Where a diagnosis is
of both sides or leaves the side open nothing is said; some payers refuse one side of a bilateral
diagnosis as well, which the option `one_of_both` reports too.

>>> from billingcore.codes import ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> lines = [TabularEntry("M171", header=True, children=("M1711", "M1712"), parent="M17")]
>>> lines += [TabularEntry("M17", header=True, children=("M171",))]
>>> lines += [TabularEntry("M1711", title="Arthrosis, right knee", parent="M171")]
>>> lines += [TabularEntry("M1712", title="Arthrosis, left knee", parent="M171")]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim = a_claim(diagnoses="M17.12", lines=("20610-RT",))
>>> for finding in side_of_another_diagnosis.check(claim, reference=reference):
...     print(finding)
warning DX150 lines[0].procedure.modifiers[0]: RT is the right side, M17.12 is of the left
"""

from collections.abc import Iterator

from attrs import field, frozen, validators

from ....identifiers import icd10cm
from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
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
from ._sides import MODIFIER_SIDES, OPPOSITE


@frozen(kw_only=True)
class Options:
    """Say how strict the payer is."""

    one_of_both: bool = field(default=False, validator=validators.instance_of(bool))


@rule(
    "DX150",
    "side-of-another-diagnosis",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    needs="icd10cm_notes",
    applies=Applies(kinds=("professional",)),
    triggers=Triggers(modifiers=tuple(MODIFIER_SIDES)),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{modifier} is the {side} side, {codes} is of {other}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.B.13"),
        Citation(authority="HCPCS level II modifiers", section="anatomical modifiers"),
        TABULAR_LIST,
    ),
    expects=ExpectedDenial(group="CO"),
    options=Options,
)
def side_of_another_diagnosis(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the side of the modifiers with those of the diagnoses, by their titles."""
    named = [(i, MODIFIER_SIDES[m]) for i, m in enumerate(line.modifiers) if m in MODIFIER_SIDES]
    sides = {side for _, side in named}
    if len(sides) != 1 or "50" in line.modifiers or not line.diagnosis_pointers:
        return
    day = day_of_line(line, context)
    if day is None:
        return
    place, side = named[0]
    of_diagnoses = sides_of(line, context, day)
    other = OPPOSITE[side]
    if {*of_diagnoses.values()} == {other}:
        yield _finding(line, context, place, side, [*of_diagnoses], f"the {other}")
    elif context.option("one_of_both") and {*of_diagnoses.values()} == {"bilateral"}:
        yield _finding(line, context, place, side, [*of_diagnoses], "both")


def _finding(
    line: ServiceLine, context: Context, place: int, side: str, diagnoses: list[int], other: str
) -> Finding:
    codes = [context.claim.diagnoses[i].code or "" for i in diagnoses]
    pointers = [line.diagnosis_pointers.index(i + 1) for i in diagnoses]
    return context.finding(
        at=f"procedure.modifiers[{place}]",
        related=[f"diagnosis_pointers[{i}]" for i in pointers],
        fixes=Fix(
            text="correct the modifier, the diagnosis or the pointer",
            safety=Safety.NEEDS_DOCUMENTATION,
        ),
        modifier=line.modifiers[place],
        side=side,
        codes=[icd10cm.format(code) for code in codes],
        other=other,
    )
