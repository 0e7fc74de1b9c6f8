"""A code list with the days on which each code may be reported.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry
>>> table = CodeTable(
...     "icd10cm",
...     [
...         Entry("B880", date(2015, 10, 1), date(2025, 9, 30)),
...         Entry("B880", date(2025, 10, 1), header=True),
...         Entry("B8801", date(2025, 10, 1)),
...     ],
...     hierarchical=True,
... )
>>> table.is_valid("B88.0", on=date(2025, 9, 30))
True
>>> answer = table.get("B88.0", on=date(2025, 10, 1))
>>> str(answer.status), answer.children
('header', ('B8801',))
>>> table.get("B88.01", on=date(2025, 9, 30)).begins
datetime.date(2025, 10, 1)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

from attrs import field, frozen

from ._answer import Answer, Entry, Status, in_force, with_code
from ._edition import Edition, as_edition
from ._entries import Entries, Opener, compact, entries_of

if TYPE_CHECKING:
    from ..findings import Finding
    from ._reading import Reading

__all__ = ["CodeTable", "compact"]

E = TypeVar("E", bound=Entry)

_HIERARCHICAL = {"icd10cm", "icd10pcs"}
_VALID, _HEADER = Status.VALID, Status.HEADER


@frozen(eq=False, init=False)
class CodeTable:
    """Answer for each code on each day; dots do not matter.

    In a `hierarchical` table (ICD-10-CM) what codes begin with is a header, whether it has a row
    of its own or not. `rows` are entries, or a function that opens them: it is called at the first
    question, and may give one entry without a code to all codes of the same days.
    """

    name: str
    _entries: Entries = field(repr=False)
    edition: Edition
    findings: "tuple[Finding, ...]" = field(repr=False)
    hierarchical: bool
    _first: date = field(repr=False)
    _last: date = field(repr=False)

    def __init__(
        self,
        name: str,
        rows: Iterable[Entry] | Opener,
        *,
        edition: Edition | str = "unnamed",
        findings: "Iterable[Finding]" = (),
        hierarchical: bool = False,
    ) -> None:
        edition = as_edition(edition)
        self.__attrs_init__(  # pyright: ignore[reportAttributeAccessIssue]
            name,
            entries_of(rows),
            edition,
            tuple(findings),
            hierarchical,
            edition.first or date.min,
            edition.last or date.max,
        )

    @classmethod
    def of(cls, name: str, *readings: "Reading[Entry]", hierarchical: bool | None = None) -> Self:
        """Return the table that these files make: releases in any order, or parts of one.

        It is hierarchical if you say so, or else where its name is icd10cm or icd10pcs.
        """
        from ._releases import released

        made = released(name, readings)
        return cls(
            name,
            made.rows,
            edition=made.edition,
            findings=made.findings,
            hierarchical=name in _HIERARCHICAL if hierarchical is None else hierarchical,
        )

    def _find(self, code: str) -> tuple[Entry, ...]:
        return self._entries.get(code) or self._entries.opened().get(compact(code), ())

    def get(self, code: str, *, on: date) -> Answer:
        """Return how the code stands on that day."""
        entries = self._entries.get(code)
        if entries is None:
            code = compact(code)
            entries = self._entries.opened().get(code, ())
        if not self._first <= on <= self._last:
            return Answer(Status.OUTSIDE, code, on, None, self)
        # What `in_force` does, spelled out: this is what a table is asked most.
        for entry in entries:
            start = entry.start
            if start is None or start <= on:
                end = entry.end
                if end is None or on <= end:
                    return Answer(_HEADER if entry.header else _VALID, code, on, entry, self)
        if self.hierarchical and len(code) >= 3 and any(self.below(code, on=on)):
            return Answer(_HEADER, code, on, None, self)
        if not all(entry.header for entry in entries):
            return Answer(Status.NOT_VALID, code, on, None, self)
        known = self.edition.lists_all_of(on)
        return Answer(Status.UNKNOWN if known else Status.OUTSIDE, code, on, None, self)

    @overload
    def entry(self, code: str, *, on: date) -> Entry | None: ...
    @overload
    def entry(self, code: str, kind: type[E], *, on: date) -> E | None: ...
    def entry(self, code: str, kind: type[Any] = Entry, *, on: date) -> Any:
        """Return the entry in force that day, or None; as one of a class, if you name it.

        Raises TypeError for an entry of another class: which one it is, the file's loader says.
        """
        found = self.get(code, on=on).entry
        if found is not None and not isinstance(found, kind):
            has = type(found).__name__
            raise TypeError(f"{self.name} has an {has} for {found.code}, not a {kind.__name__}")
        return found

    def is_valid(self, code: str, *, on: date) -> bool:
        """Tell whether the code may be reported that day: False for a header."""
        entries = self._entries.get(code) or self._find(code)
        if self._first <= on <= self._last:
            entry = in_force(entries, on)
            return entry is not None and not entry.header
        return False

    def has(self, code: str, attribute: str, *, on: date) -> bool:
        """Tell whether the code has this attribute on that day."""
        entries = self._find(code) if self._first <= on <= self._last else ()
        return any(attribute in entry.attributes and entry.covers(on) for entry in entries)

    def below(self, code: str, *, on: date) -> Iterator[str]:
        """Yield the codes that begin with `code`, are longer, and may be reported that day."""
        known = self._first <= on <= self._last
        for longer in self._longer(compact(code)) if known else ():
            if any(entry.covers(on) and not entry.header for entry in self._entries[longer]):
                yield longer

    def _longer(self, code: str) -> Iterator[str]:
        order = self._entries.order
        i = bisect_right(order, code)
        while i < len(order) and order[i].startswith(code):
            yield order[i]
            i += 1

    def children(self, code: str, *, on: date) -> tuple[str, ...]:
        """Return the codes one step below that stand on that day, headers among them.

        Only a hierarchical table, or an entry that names its children, has any.
        """
        code = compact(code)
        if not self._first <= on <= self._last:
            return ()
        named = [entry.children for entry in self._find(code) if entry.covers(on)]
        if any(named):
            return next(filter(None, named))
        found: list[str] = []
        for longer in self._longer(code) if self.hierarchical else ():
            step = not found or not longer.startswith(found[-1])
            if step and in_force(self._entries[longer], on):
                found.append(longer)
        return tuple(found)

    def ancestors(self, code: str, *, on: date) -> tuple[str, ...]:
        """Return the headers above the code on that day, the nearest first.

        They are those with a row of their own, or in a table without such rows what codes of that
        day begin with, as `get` takes it.
        """
        if not (self.hierarchical and self._first <= on <= self._last):
            return ()
        code = compact(code)
        shorter = [code[:length] for length in range(len(code) - 1, 0, -1)]
        standing = [(above, in_force(self._find(above), on)) for above in shorter]
        named = tuple(above for above, entry in standing if entry and entry.header)
        return named or tuple(
            above for above in shorter if self.get(above, on=on).status is _HEADER
        )

    def history(self, code: str) -> tuple[Entry, ...]:
        """Return every entry of the code, the oldest first."""
        code = compact(code)
        return tuple(with_code(entry, code) for entry in self._find(code))

    def search(self, text: str) -> Iterator[Entry]:
        """Yield entries whose code begins with the text, then those whose title has its words."""
        prefix = compact(text)
        words = text.lower().split()
        if not prefix:
            return
        order = self._entries.order
        first = last = bisect_left(order, prefix)
        while last < len(order) and order[last].startswith(prefix):
            yield from self.history(order[last])
            last += 1
        for code in chain(islice(order, first), islice(order, last, None)):
            for entry in self._entries[code]:
                if entry.title and all(word in entry.title.lower() for word in words):
                    yield with_code(entry, code)

    def __iter__(self) -> Iterator[Entry]:
        entries = self._entries.opened()
        return (with_code(one, code) for code in entries.order for one in entries[code])

    def __len__(self) -> int:
        return len(self._entries.opened())

    def __contains__(self, code: str) -> bool:
        return bool(self._find(code))
