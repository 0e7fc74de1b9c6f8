"""A manifestation stands without the disease that it is a manifestation of.

Codes "in diseases classified elsewhere" tell half of a condition. The other half is coded first,
and a "code first" note under the code says what it may be. Nothing of the kind is on the claim:
look into the record for it. Payers do not take such a code as the principal diagnosis.

>>> from billingcore.codes import Note, ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> note = Note.of("codeFirst", "underlying disease, such as: amyloidosis (E85.-)", at="I43")
>>> title = "Cardiomyopathy in diseases classified elsewhere"
>>> line = TabularEntry("I43", title=title, notes=(note,))
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", [line]))
>>> claim = a_claim(diagnoses=("I43", "E66.9"))
>>> for finding in manifestation_without_its_disease.check(claim, reference=reference):
...     print(finding)
info DX121 diagnoses[0].code: I43 is a manifestation, and what it comes from is not on the claim
"""

import re
from collections.abc import Iterator
from datetime import date

from ....codes import CodeTable, Note, NoteKind, TabularTable
from ....identifiers import icd10cm
from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Safety, Scope, Severity, Snip, rule
from ._listed import TABULAR_LIST, Listed, evidence_of, listed, named_first
from ._memory import memory_of

_ELSEWHERE = re.compile(r"(?<!not )\bclassified elsewhere\b", re.IGNORECASE)


@rule(
    "DX121",
    "manifestation-without-its-disease",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} is a manifestation, and what it comes from is not on the claim",
    source=(Citation(authority="ICD-10-CM Official Guidelines", section="I.A.13"), TABULAR_LIST),
)
def manifestation_without_its_disease(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the principal diagnosis: what stands before another one may be its disease."""
    found = listed(context)
    if not found or claim.diagnoses[found[0].place].qualifier != "ABK":
        return
    one = found[0]
    note = _note_of(context, one)
    if note is not None and not any(named.one is one for named in named_first(context)):
        fix = Fix(text="code first what the record says", safety=Safety.NEEDS_DOCUMENTATION)
        yield context.finding(
            f"diagnoses[{one.place}].code",
            evidence=evidence_of(context, note),
            fixes=fix,
            code=icd10cm.format(one.code),
        )


def _note_of(context: Context, one: Listed) -> Note | None:
    """Return what is to be coded first, if the code is a manifestation."""
    table: TabularTable = context.table("icd10cm_notes")
    codes: CodeTable | None = context.optional_table("icd10cm")
    day = one.days[-1]
    note, said = memory_of(table).answer(_first_note, table, one.code, day)
    if said or (note and codes and codes.has(one.code, "manifestation", on=day)):
        return note
    return None


def _first_note(table: TabularTable, code: str, day: date) -> tuple[Note | None, bool]:
    """Return the nearest "code first" note, and whether the title says "elsewhere"."""
    note = next(iter(table.notes(code, NoteKind.CODE_FIRST, on=day)), None)
    return note, note is not None and _ELSEWHERE.search(table.title(code, on=day) or "") is not None
