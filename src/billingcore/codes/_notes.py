"""What the ICD-10-CM tabular list says under a code, a section or a chapter.

>>> from billingcore.codes import Note
>>> Note.of("excludes1", "type 2 diabetes mellitus (E11.-)").references
(CodeReference(first='E11', last='E11'),)
>>> odd = Note.of("excludes1", "diabetic mononeuropathy (E08-E13 with .41)")
>>> odd.references, odd.unread
((), True)
>>> Note.of("excludes1", "angiostrongyliasis due to:").is_lead_in
True
"""

from enum import StrEnum
from typing import Self

from attrs import frozen

from ._code_references import CodeReference, references_in

__all__ = ["Note", "NoteKind"]


class NoteKind(StrEnum):
    """The kinds of notes, by the names they have in the file."""

    INCLUDES = "includes"
    EXCLUDES1 = "excludes1"
    EXCLUDES2 = "excludes2"
    CODE_FIRST = "codeFirst"
    USE_ADDITIONAL_CODE = "useAdditionalCode"
    CODE_ALSO = "codeAlso"
    NOTES = "notes"
    SEVENTH_CHARACTER = "sevenChrNote"


_NAMING_CODES = frozenset(NoteKind) - {
    NoteKind.INCLUDES,
    NoteKind.NOTES,
    NoteKind.SEVENTH_CHARACTER,
}


@frozen
class Note:
    """Give one line of a note as it is printed, the codes it names, and where it stands.

    `unread` marks a line with codes that could not be read to the end: it has no references, so
    that it never becomes an edit. What includes notes and plain notes say of codes is prose and
    not read. `at` is the code, section or chapter under which the line stands.
    """

    kind: NoteKind
    text: str
    references: tuple[CodeReference, ...] = ()
    unread: bool = False
    at: str | None = None

    @classmethod
    def of(cls, kind: NoteKind | str, text: str, *, at: str | None = None) -> Self:
        """Return the note with the codes that its text names."""
        kind = NoteKind(kind)
        references = references_in(text) if kind in _NAMING_CODES else ()
        return cls(kind, text, references or (), references is None, at)

    @property
    def is_lead_in(self) -> bool:
        """Tell whether the lines after it go on with it: "… due to:".

        How many do is not marked in the list; each of them names its own codes.
        """
        return self.text.rstrip().endswith(":")
