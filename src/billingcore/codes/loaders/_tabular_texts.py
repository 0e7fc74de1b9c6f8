"""What stands in one element of the tabular list, apart from the lines below it."""

from typing import Any, TypeAlias

from ...findings import Severity
from .._notes import Note, NoteKind
from .._reading import Problems
from .._seventh_characters import SeventhCharacter, SeventhCharacterException

__all__ = ["Element", "TextReader"]

# An element of lxml's, whose stubs allow bytes for text and know of no line numbers.
Element: TypeAlias = Any

_KINDS = {str(kind): kind for kind in NoteKind}
_ELSEWHERE = {"name", "diag", "section", "sectionIndex"}
_ON_SEVENTH = (NoteKind.NOTES, NoteKind.SEVENTH_CHARACTER)


class TextReader:
    """Return the texts of an element by the names that `TabularEntry` gives them."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._unread: set[str] = set()

    def read(self, element: Element, at: str) -> dict[str, Any]:
        """Return title, inclusion terms, notes and the seventh characters given here."""
        texts: dict[str, Any] = {}
        notes: list[Note] = []
        for child in element:
            kind = _KINDS.get(child.tag)
            if kind is not None:
                notes += [Note.of(kind, _text(line), at=at) for line in child]
            elif child.tag == "desc":
                texts["title"] = _text(child) or None
            elif child.tag == "inclusionTerm":
                terms = tuple(_text(line) for line in child)
                texts["inclusion_terms"] = texts.get("inclusion_terms", ()) + terms
            elif child.tag == "sevenChrDef":
                texts["seventh_characters"] = _characters(child)
            elif child.tag == "visualImpairment":
                texts["visual_impairment"] = _markup(child)
            elif child.tag not in _ELSEWHERE:
                self._unknown(child.tag)
        if notes:
            texts["notes"] = tuple(notes)
        return texts

    def exceptions(self, texts: dict[str, Any], line: int) -> list[SeventhCharacterException]:
        """Return what these texts say of codes that do not take a seventh character."""
        told = [note.text for note in texts.get("notes", ()) if note.kind in _ON_SEVENTH]
        for character in texts.get("seventh_characters", ()):
            told += character.notes
        found: list[SeventhCharacterException] = []
        for text in told:
            try:
                exception = SeventhCharacterException.read(text)
            except ValueError as error:
                self._problems.cell(line, "notes", str(error))
                continue
            if exception:
                found.append(exception)
        return found

    def _unknown(self, tag: str) -> None:
        if tag not in self._unread:
            self._unread.add(tag)
            self._problems.file(f"elements not read: {tag}", Severity.WARNING)


def _characters(element: Element) -> tuple[SeventhCharacter, ...]:
    """Return the characters; a note belongs to the one that it follows."""
    found: list[SeventhCharacter] = []
    for child in element:
        text = _text(child)
        if child.tag == "extension":
            found.append(SeventhCharacter((child.get("char") or "").strip().upper(), text))
        elif found:
            last = found[-1]
            found[-1] = SeventhCharacter(last.character, last.meaning, (*last.notes, text))
    return tuple(found)


def _markup(element: Element) -> str:
    from lxml import etree

    markup: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return markup


def _text(element: Element) -> str:
    """Return the text of an element as it is printed."""
    text: str = "".join(element.itertext()) if len(element) else element.text or ""
    return text
