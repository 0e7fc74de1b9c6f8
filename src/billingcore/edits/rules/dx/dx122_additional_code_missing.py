"""The tabular list asks for an additional code, and none that it names is on the claim.

A "use additional code" note under a code names what makes it complete: the organism, the drug, the
stage of a disease. The second code is added if the record knows of it, so that its absence need
not be a mistake; whoever reviews the coding may want to see it. Notes that make a condition
("if applicable", "if known") and those of whole sections and chapters are not judged. This is off
unless it is selected by its id.

>>> from billingcore.codes import Note, ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> note = Note.of("useAdditionalCode", "code to identify stage (N18.5, N18.6)", at="I120")
>>> lines = [TabularEntry("I120", notes=(note,)), TabularEntry("N185")]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim, config = a_claim(diagnoses="I12.0"), {"extend_select": ["DX122"]}
>>> for finding in additional_code_missing.check(claim, reference=reference, config=config):
...     print(finding)
info DX122 diagnoses[0].code: I12.0 asks for one more: "code to identify stage (N18.5, N18.6)"
"""

import re
from collections.abc import Iterator
from datetime import date

from ....codes import Note, NoteKind, TabularTable
from ....identifiers import icd10cm
from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Safety, Scope, Severity, Snip, rule
from ._listed import TABULAR_LIST, judged
from ._memory import memory_of
from ._named_by_notes import evidence_of

_CONDITION = re.compile(r"\bif\b|\bwhere applicable\b|\bwhen\b", re.IGNORECASE)


@rule(
    "DX122",
    "additional-code-missing",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message='{code} asks for one more: "{note}"',
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.A.17 and I.B.7"),
        TABULAR_LIST,
    ),
    lifecycle="preview",
)
def additional_code_missing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the codes of each group of notes, which is met by any code that it names."""
    main = judged(context).main
    if not main:
        return
    table: TabularTable = context.table("icd10cm_notes")
    memory = memory_of(table)
    codes = [each.code for each in claim.diagnoses if each.code]
    for one in main:
        for group in memory.answer(_groups, table, one.code, one.days[-1]):
            references = [reference for note in group for reference in note.references]
            if not any(reference.covers(code) for reference in references for code in codes):
                yield context.finding(
                    one.path,
                    evidence=[evidence_of(context, note) for note in group],
                    fixes=Fix(text="add what the record says", safety=Safety.NEEDS_DOCUMENTATION),
                    code=icd10cm.format(one.code),
                    note="; ".join(note.text for note in group).replace(":; ", ": "),
                )


def _groups(table: TabularTable, code: str, day: date) -> tuple[tuple[Note, ...], ...]:
    """Return the notes of each line above the code that can be judged by codes alone."""
    by_line: dict[str | None, list[Note]] = {}
    for note in table.notes(code, NoteKind.USE_ADDITIONAL_CODE, on=day):
        if note.at and len(note.at) >= 3 and "-" not in note.at:
            by_line.setdefault(note.at, []).append(note)
    return tuple(tuple(notes) for notes in by_line.values() if _can_be_judged(notes))


def _can_be_judged(notes: list[Note]) -> bool:
    """Tell whether the notes name codes, all of them, and make no condition."""
    return (
        any(note.references for note in notes)
        and all(note.references or note.is_lead_in for note in notes)
        and not any(note.unread or _CONDITION.search(note.text) for note in notes)
    )
