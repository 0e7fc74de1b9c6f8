"""What the Medicare Code Editor asks of the codes of a claim, on the days that govern them.

Principal, other and external-cause diagnoses count; what a patient was admitted or came for is
asked of nothing but to be valid. Diagnoses are governed by the days that `usual_days` tells, and a
code is marked with what holds on all of them; ICD-10-PCS by the day of discharge alone. A code that
is not valid is marked with nothing.

Source: Medicare Claims Processing Manual, chapter 3, section 20.2.1; CMS, Definitions of Medicare
Code Edits.
"""

from datetime import date
from typing import NamedTuple

from ...codes import CodeTable, MedicareCodeEdits
from .. import Citation, Context, Evidence, Triggers
from ._marks import Marks, marks_of
from .dx._coded import pointed_days, usual_days

__all__ = [
    "HOSPITAL",
    "MARKED",
    "Marked",
    "code_edit",
    "marked_diagnoses",
    "marked_procedures",
    "principal",
]

HOSPITAL = ("11", "41")
"""The bills that the editor is for: stays in hospitals and in religious ones."""

_MANUAL = Citation(
    authority="Medicare Claims Processing Manual", section="chapter 3, section 20.2.1"
)
_DIAGNOSES = frozenset(("ABK", "ABF", "ABN"))
_PROCEDURES = frozenset(("BBR", "BBQ"))


class Marked(NamedTuple):
    """Give the place of a code among the claim's, the code, its marks, and who told them."""

    place: int
    code: str
    words: frozenset[str]
    day: date
    table: CodeTable | MedicareCodeEdits

    def evidence(self, word: str) -> Evidence:
        """Return one of the marks as evidence."""
        return Evidence(
            what=word,
            table=self.table.name,
            edition=str(self.table.edition),
            facts=(("code", self.code), ("on", self.day)),
        )


class _Found(NamedTuple):
    marked: tuple[Marked, ...] = ()
    lacking: tuple[str, str] | None = None
    """What a rule needs and does not have, and why."""


def code_edit(number: int) -> tuple[Citation, Citation]:
    """Return where an edit is defined, and what Medicare does about it."""
    return (
        Citation(authority="Definitions of Medicare Code Edits", section=f"edit {number}"),
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 3, section 20.2.1"
        ),
    )


def marked_diagnoses(context: Context) -> tuple[Marked, ...]:
    """Return the diagnoses of which something is asked; say what cannot be judged."""
    return _told(context, context.once(_diagnoses))


def marked_procedures(context: Context) -> tuple[Marked, ...]:
    """Return the procedures in ICD-10-PCS of which something is asked; say what cannot be judged.

    The bill is that of a stay, whose last day is the day of discharge.
    """
    return _told(context, context.once(_procedures))


def principal(context: Context) -> Marked | None:
    """Return the principal diagnosis, if something is asked of it."""
    diagnoses = context.claim.diagnoses
    for each in marked_diagnoses(context):
        if diagnoses[each.place].qualifier == "ABK":
            return each
    return None


def _may_be_marked(context: Context) -> bool:
    return any(context.once(_diagnoses))


MARKED = Triggers(glance=_may_be_marked)
"""The rules are for claims with a diagnosis of which something is asked."""


def _told(context: Context, found: _Found) -> tuple[Marked, ...]:
    if found.lacking:
        context.not_evaluated(found.lacking[0], reason=found.lacking[1])
    return found.marked


def _diagnoses(context: Context) -> _Found:
    claim = context.claim
    usual = usual_days(claim)
    marks = _marks(context, "icd10cm")
    lacking = marks.lacking(usual)
    if lacking:
        return _Found(lacking=lacking) if claim.diagnoses else _NONE
    several = len(usual) > 1
    by_line = several and claim.kind != "institutional"
    known, day, found = marks.known, max(usual), None
    for place, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code
        if not code or diagnosis.qualifier not in _DIAGNOSES:
            continue
        if by_line:
            usual = pointed_days(claim, place) or usual_days(claim)
            day = usual[-1]
        words = known.get((code, day))
        if words is None:
            words = marks.words(code, day)
        if words and several:
            words = words.intersection(*[marks.words(code, other) for other in usual[:-1]])
        if words:
            found = found or []
            found.append(Marked(place, code, words, day, marks.table))
    return _Found(tuple(found)) if found else _NONE


def _procedures(context: Context) -> _Found:
    claim = context.claim
    coded = [
        (place, procedure.code)
        for place, procedure in enumerate(claim.procedures)
        if procedure.code and procedure.qualifier in _PROCEDURES
    ]
    if not coded:
        return _NONE
    day = claim.last_day
    marks = _marks(context, "icd10pcs")
    lacking = marks.lacking((day,) if day else ())
    if day is None or lacking:
        return _Found(lacking=lacking)
    marked = (
        Marked(place, code, marks.words(code, day), day, marks.table) for place, code in coded
    )
    return _Found(tuple(each for each in marked if each.words))


def _marks(context: Context, name: str) -> Marks:
    return marks_of(context.optional_table(name), context.optional_table("medicare_code_edits"))


_NONE = _Found()
