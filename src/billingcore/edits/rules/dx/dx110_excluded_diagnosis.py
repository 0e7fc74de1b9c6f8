"""Two diagnoses stand together that exclude each other.

An Excludes1 note says that two conditions are never coded together: one is a form of the other, or
they cannot be in one patient at once. It stands under one of the two codes, or under what stands
above it in the tabular list, and works both ways. The exception are two conditions that have
nothing to do with each other; where the record says so, the codes are right as they are. For that
it is a warning: many payers refuse such a claim all the same, and then it may be made an error
(``severity = { DX110 = "error" }``).

>>> from billingcore.codes import Note, ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> note = Note.of("excludes1", "diabetes of type 2 (E11.-)", at="E10")
>>> lines = [
...     TabularEntry("E10", header=True, children=("E109",), notes=(note,)),
...     TabularEntry("E109", parent="E10"),
...     TabularEntry("E119"),
... ]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim = a_claim(diagnoses=("E11.9", "E10.9"))
>>> for finding in excluded_diagnosis.check(claim, reference=reference):
...     print(finding)
warning DX110 diagnoses[1].code: E10.9 excludes E11.9: "diabetes of type 2 (E11.-)"
"""

from collections.abc import Iterator

from ....codes import NoteKind
from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._listed import TABULAR_LIST, judged
from ._named_by_notes import evidence_of, pairs_named_by


@rule(
    "DX110",
    "excluded-diagnosis",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="icd10cm_notes",
    snip=Snip.CODE_SET,
    message='{code} excludes {other}: "{note}"',
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.A.12.a"),
        TABULAR_LIST,
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def excluded_diagnosis(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each two diagnoses of which an Excludes1 note under one names the other, once."""
    if not judged(context, least=2).related:
        return
    for one, other, note in pairs_named_by(context, NoteKind.EXCLUDES1):
        yield context.finding(
            one.path,
            related=[other.path],
            evidence=evidence_of(context, note),
            fixes=Fix(
                text="keep the one that the record bears out, or both if they are unrelated",
                safety=Safety.NEEDS_DOCUMENTATION,
            ),
            code=icd10cm.format(one.code),
            other=icd10cm.format(other.code),
            note=note.text,
        )
