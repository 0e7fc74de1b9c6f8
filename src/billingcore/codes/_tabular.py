"""The ICD-10-CM tabular list: what it says under each code, and under all that stand above it.

Source: ICD-10-CM tabular list (CDC/NCHS); ICD-10-CM Official Guidelines, section I.A.

>>> from datetime import date
>>> from billingcore.codes import Note, TabularEntry, TabularTable
>>> note = Note.of("excludes1", "type 2 diabetes mellitus (E11.-)", at="E10")
>>> table = TabularTable(
...     "icd10cm_notes",
...     [
...         TabularEntry("E10", header=True, children=("E109",), notes=(note,)),
...         TabularEntry("E109", parent="E10"),
...         TabularEntry("E119"),
...     ],
... )
>>> table.excludes1("E10.9", "E11.9", on=date(2026, 4, 1)).text
'type 2 diabetes mellitus (E11.-)'
>>> table.excludes1("E11.9", "E10.9", on=date(2026, 4, 1)) is None
True
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from attrs import field, frozen

from ._answer import Entry
from ._code_table import compact
from ._notes import Note, NoteKind
from ._row_table import RowTable
from ._seventh_characters import SeventhCharacter
from ._tabular_codes import Find, completed, completions, expanded, lineage
from ._tabular_entry import TabularEntry
from ._tabular_index import NoteIndex
from ._tabular_repair import CodeRepair, repaired

__all__ = ["TabularTable"]


@frozen(eq=False, init=False)
class TabularTable(RowTable[str, TabularEntry]):
    """Find what the list says of a code on a day; dots do not matter.

    A code completed by its seventh character stands where the code without it stands. Outside of
    the days that the edition knows, nothing is found.
    """

    _indexes: dict[NoteKind, NoteIndex] = field(init=False, factory=dict, repr=False)

    def get(self, code: str, *, on: date) -> TabularEntry | None:
        """Return the line of the list: of a code, a section ("E08-E13") or a chapter ("4")."""
        return self._line(compact(code), on) if self.edition.covers(on) else None

    def title(self, code: str, *, on: date) -> str | None:
        """Return what the code means; its seventh character's meaning is added after a comma."""
        line, seventh = self._standing(code, on) or (None, None)
        return line.title_with(seventh) if line else None

    def ancestors(self, code: str, *, on: date) -> tuple[str, ...]:
        """Return what stands above the code, the nearest first: codes, sections, the chapter."""
        line, seventh = self._standing(code, on) or (None, None)
        above = tuple(line.code for line in lineage(line, self._find(on))) if line else ()
        return above if seventh else above[1:]

    def children(self, code: str, *, on: date) -> tuple[str, ...]:
        """Return what stands one step below: codes completed by a seventh character too."""
        line = self.get(code, on=on)
        if line is None:
            return ()
        return line.children or tuple(code for code, _ in completions(line))

    def seventh_characters(self, code: str, *, on: date) -> tuple[SeventhCharacter, ...]:
        """Return the seventh characters that the code, or those below it, may take."""
        line, _ = self._standing(code, on) or (None, None)
        return line.seventh_characters if line else ()

    def notes(self, code: str, kind: NoteKind | str | None = None, *, on: date) -> tuple[Note, ...]:
        """Return the notes that hold for the code: its own first, then of all above it.

        Raises ValueError for a kind that there is not.
        """
        wanted = None if kind is None else NoteKind(kind)
        return tuple(
            note
            for line in self._lineage(code, on)
            for note in line.notes
            if wanted is None or note.kind is wanted
        )

    def naming(self, code: str, kind: NoteKind | str, other: str, *, on: date) -> Note | None:
        """Return the note of that kind, under the code or above it, that names the other code.

        The nearest one, where there are several. A note that could not be read names none.
        """
        kind = NoteKind(kind)
        index = self._indexes.get(kind)
        if index is None:
            index = self._indexes[kind] = NoteIndex(self, kind)
        code, other = compact(code), compact(other)
        for line, reference, note in index.naming(code, other):
            names = reference.covers(other) and not reference.covers(code)
            if names and line.covers(on) and line in self._lineage(code, on):
                return note
        return None

    def excludes1(self, code: str, other: str, *, on: date) -> Note | None:
        """Return the note by which the code excludes the other on a claim of that day.

        Such a note works both ways, while it stands under one of the two codes only: ask for
        `other` and `code` too. A note under E10 about E11 is found for E10.9 and E11.9.
        """
        return self.naming(code, NoteKind.EXCLUDES1, other, on=on)

    def repair(self, code: str, *, on: date) -> CodeRepair:
        """Return what the code lacks: more characters, placeholders, a seventh character."""
        code = compact(code)
        find = self._find(on) if self.edition.covers(on) else _nowhere
        return repaired(code, find)

    def expand(self, *, on: date) -> Iterator[Entry]:
        """Yield every code of that day, headers among them, completed by seventh characters.

        They make a `CodeTable` where there is nothing better; the order file is.
        """
        if self.edition.covers(on):
            yield from expanded(row for row in self if row.covers(on))

    def _line(self, code: str, on: date) -> TabularEntry | None:
        for line in self._of(code) if code in self._rows else ():
            if line.covers(on):
                return line
        return None

    def _find(self, on: date) -> Find:
        return partial(self._line, on=on)

    def _standing(self, code: str, on: date) -> tuple[TabularEntry, SeventhCharacter | None] | None:
        """Return the line that stands for the code, and the seventh character it has besides."""
        return completed(compact(code), self._find(on)) if self.edition.covers(on) else None

    def _lineage(self, code: str, on: date) -> Iterator[TabularEntry]:
        found = self._standing(code, on)
        return lineage(found[0], self._find(on)) if found else iter(())


def _nowhere(code: str) -> None:
    return None
