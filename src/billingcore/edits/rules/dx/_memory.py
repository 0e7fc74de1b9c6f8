"""What was once asked of a tabular list: claims name the same few codes over and over.

A memory lives as long as its table. It keeps an answer for each code in each of the stretches of
days in which the table does not change.

>>> from datetime import date
>>> from billingcore.codes import Note, TabularEntry, TabularTable
>>> note = Note.of("excludes1", "type 2 (E11.-)", at="E10")
>>> lines = [TabularEntry("E10", notes=(note,)), TabularEntry("E11")]
>>> table = TabularTable("icd10cm_notes", lines)
>>> named = memory_of(table).named(table, "E10", date(2026, 3, 2))
>>> named[NoteKind.EXCLUDES1], named[NoteKind.CODE_FIRST]
(frozenset({'E11'}), frozenset())
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from ....codes import CodeReference, NoteKind, TabularKind, TabularTable

__all__ = ["NAMING", "Memory", "memory_of"]

T = TypeVar("T")
_DAY = timedelta(days=1)
_MOST = 100_000

NAMING = (
    NoteKind.EXCLUDES1,
    NoteKind.EXCLUDES2,
    NoteKind.CODE_FIRST,
    NoteKind.USE_ADDITIONAL_CODE,
)
"""The kinds of notes that name other codes, and that rules ask for."""

Named = Mapping[NoteKind, frozenset[str]]
"""The categories that a code's notes name, its own and inherited ones, by kind."""


class Memory:
    """Remember answers of one table, which is given at each question and not held."""

    def __init__(self, table: TabularTable) -> None:
        days = {row.start for row in table if row.start}
        days |= {row.end + _DAY for row in table if row.end and row.end < date.max}
        self._changes = sorted(days)
        categories = {row.code for row in table if _is_category(row.code, row.kind)}
        self._categories = sorted((CodeReference(code).low, code) for code in categories)
        self._answers: dict[tuple[Any, str, int], Any] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def release(self, day: date) -> int:
        """Return a number that days share between which the table does not change."""
        return bisect_right(self._changes, day)

    def answer(
        self,
        make: Callable[[TabularTable, str, date], T],
        table: TabularTable,
        code: str,
        day: date,
    ) -> T:
        """Return what `make` answers for a code on a day, asked once."""
        key = (make, code, bisect_right(self._changes, day))
        try:
            known: T = self._answers[key]
        except KeyError:
            if len(self._answers) >= _MOST:  # whatever senders write may come as a code
                self._answers.clear()
            known = self._answers[key] = make(table, code, day)
        return known

    def named(self, table: TabularTable, code: str, day: date) -> Named:
        """Return the categories that the code's notes name on a day."""
        return self.answer(self._named, table, code, day)

    def _named(self, table: TabularTable, code: str, day: date) -> Named:
        found: dict[NoteKind, set[str]] = {kind: set() for kind in NAMING}
        for note in table.notes(code, on=day):
            if note.kind in found:
                for reference in note.references:
                    found[note.kind].update(self._within(reference))
        return {kind: self._shared(frozenset(names)) for kind, names in found.items()}

    def _within(self, reference: CodeReference) -> Iterator[str]:
        """Yield the categories that a reference touches."""
        yield reference.first[:3]
        if reference.first[:3] != reference.last[:3]:
            first = bisect_right(self._categories, (reference.low, "~"))
            for low, category in self._categories[first:]:
                if low[: len(reference.high)] > reference.high:
                    break
                yield category
            yield reference.last[:3]

    def _shared(self, names: frozenset[str]) -> frozenset[str]:
        """Return the one set with these names: hundreds of codes inherit the same notes."""
        return self._sets.setdefault(names, names)


def _is_category(code: str, kind: TabularKind) -> bool:
    return kind is TabularKind.CODE and len(code) == 3


_MEMORIES: WeakKeyDictionary[TabularTable, Memory] = WeakKeyDictionary()


def memory_of(table: TabularTable) -> Memory:
    """Return the memory of a table."""
    memory = _MEMORIES.get(table)
    if memory is None:
        memory = _MEMORIES[table] = Memory(table)
    return memory
