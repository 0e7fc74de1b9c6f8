"""What was once asked of a tabular list: claims name the same few codes over and over.

A memory lives as long as its table. It keeps an answer for each code in each of the stretches of
days in which the table does not change.

>>> from billingcore.codes import Note, TabularEntry, TabularTable
>>> note = Note.of("excludes1", "type 2 (E11.-)", at="E10")
>>> lines = [TabularEntry("E10", notes=(note,)), TabularEntry("E11")]
>>> table = TabularTable("icd10cm_notes", lines)
>>> standing = memory_of(table).standing(table, "E10", date(2026, 3, 2))
>>> standing.named[NoteKind.EXCLUDES1], standing.named[NoteKind.CODE_FIRST]
(frozenset({'E11'}), frozenset())
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from ....codes import CodeReference, NoteKind, TabularKind, TabularTable
from ._standing import NAMING, Standing

__all__ = ["Memory", "memory_of"]

T = TypeVar("T")
_DAY = timedelta(days=1)
_MOST = 100_000


class Memory:
    """Remember answers of one table, which is given at each question and not held."""

    def __init__(self, table: TabularTable) -> None:
        days = {row.start for row in table if row.start}
        days |= {row.end + _DAY for row in table if row.end and row.end < date.max}
        self._changes = sorted(days)
        categories = {row.code for row in table if _is_category(row.code, row.kind)}
        self._categories = sorted((CodeReference(code).low, code) for code in categories)
        self._standings: dict[int, dict[str, Standing]] = {}
        self._answers: dict[tuple[object, str, int], Any] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def standings(self, day: date) -> dict[str, Standing]:
        """Return those that are known, by code, of the days that are like this one."""
        return self._standings.setdefault(bisect_right(self._changes, day), {})

    def standing(self, table: TabularTable, code: str, day: date) -> Standing:
        """Return how a code stands on a day."""
        known = self.standings(day)
        standing = known.get(code)
        if standing is None:
            if len(known) >= _MOST:  # whatever senders write may come as a code
                known.clear()
            named = self._named(table, code, day)
            standing = known[code] = Standing.of(table, code, day, named)
        return standing

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
            if len(self._answers) >= _MOST:
                self._answers.clear()
            known = self._answers[key] = make(table, code, day)
        return known

    def _named(
        self, table: TabularTable, code: str, day: date
    ) -> Mapping[NoteKind, frozenset[str]]:
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
