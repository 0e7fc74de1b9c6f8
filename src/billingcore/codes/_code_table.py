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

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Self

from attrs import Factory, evolve, field, frozen

from ..findings import Finding
from ._answer import Answer, Entry, Status
from ._edition import Edition, as_edition
from ._reading import Reading
from ._releases import released
from ._row_table import by_key, count

__all__ = ["CodeTable", "compact"]


def compact(code: str) -> str:
    """Return the code without dots and blanks, in capitals."""
    return code.replace(".", "").replace(" ", "").upper()


def _by_code(rows: Iterable[Entry]) -> Mapping[Any, tuple[Entry, ...]]:
    tidy = (
        row if row.code == compact(row.code) else evolve(row, code=compact(row.code))
        for row in rows
    )
    return by_key(tidy)


@frozen(eq=False)
class CodeTable:
    """Answer for each code on each day; dots do not matter.

    In a `hierarchical` table (ICD-10-CM) what codes begin with is a header, whether it has a row
    of its own or not.
    """

    name: str
    _entries: Mapping[str, tuple[Entry, ...]] = field(alias="rows", converter=_by_code, repr=count)
    edition: Edition = field(default=Edition(), converter=as_edition, kw_only=True)
    findings: tuple[Finding, ...] = field(default=(), kw_only=True, repr=False)
    hierarchical: bool = field(default=False, kw_only=True)
    _sorted: tuple[str, ...] = field(
        init=False,
        repr=False,
        default=Factory(lambda self: tuple(sorted(self._entries)), takes_self=True),
    )

    @classmethod
    def of(cls, name: str, *readings: Reading[Entry], hierarchical: bool = False) -> Self:
        """Return the table that these files make: releases in any order, or parts of one."""
        made = released(name, readings)
        return cls(
            name,
            made.rows,
            edition=made.edition,
            findings=made.findings,
            hierarchical=hierarchical,
        )

    def get(self, code: str, *, on: date) -> Answer:
        """Return how the code stands on that day."""
        entries = self._entries.get(code)
        if entries is None:
            code = compact(code)
            entries = self._entries.get(code, ())
        if not self.edition.covers(on):
            return Answer(Status.OUTSIDE, code, on)
        for entry in entries:
            if entry.covers(on):
                if not entry.header:
                    return Answer(Status.VALID, code, on, entry)
                children = entry.children or tuple(self.below(code, on=on))
                return Answer(Status.HEADER, code, on, entry, children=children)
        if self.hierarchical and len(code) >= 3:
            children = tuple(self.below(code, on=on))
            if children:
                return Answer(Status.HEADER, code, on, children=children)
        if not entries:
            known = self.edition.lists_all_of(on)
            return Answer(Status.UNKNOWN if known else Status.OUTSIDE, code, on)
        ended = [e.end for e in entries if e.end is not None and e.end < on]
        begins = [e.start for e in entries if e.start is not None and e.start > on]
        return Answer(
            Status.NOT_VALID,
            code,
            on,
            ended=max(ended, default=None),
            begins=min(begins, default=None),
        )

    def is_valid(self, code: str, *, on: date) -> bool:
        """Tell whether the code may be reported that day: False for a header."""
        if not self.edition.covers(on):
            return False
        entries = self._entries.get(code) or self._entries.get(compact(code), ())
        for entry in entries:
            if entry.covers(on):
                return not entry.header
        return False

    def has(self, code: str, attribute: str, *, on: date) -> bool:
        """Tell whether the code has this attribute on that day."""
        entries = self._entries.get(code) or self._entries.get(compact(code), ())
        return any(attribute in entry.attributes and entry.covers(on) for entry in entries)

    def below(self, code: str, *, on: date) -> Iterator[str]:
        """Yield the codes that begin with `code`, are longer, and may be reported that day."""
        for longer in self._longer(compact(code)):
            if any(entry.covers(on) and not entry.header for entry in self._entries[longer]):
                yield longer

    def _longer(self, code: str) -> Iterator[str]:
        for longer in islice(self._sorted, bisect_right(self._sorted, code), None):
            if not longer.startswith(code):
                return
            yield longer

    def children(self, code: str, *, on: date) -> tuple[str, ...]:
        """Return the codes one step below that stand on that day, headers among them.

        Only a hierarchical table, or an entry that names its children, has any.
        """
        code = compact(code)
        named = [entry.children for entry in self._entries.get(code, ()) if entry.covers(on)]
        if any(named):
            return next(filter(None, named))
        found: list[str] = []
        for longer in self._longer(code) if self.hierarchical else ():
            step = not found or not longer.startswith(found[-1])
            if step and any(entry.covers(on) for entry in self._entries[longer]):
                found.append(longer)
        return tuple(found)

    def ancestors(self, code: str, *, on: date) -> tuple[str, ...]:
        """Return the headers above the code on that day, the nearest first."""
        if not self.hierarchical:
            return ()
        code = compact(code)
        shorter = (code[:length] for length in range(len(code) - 1, 0, -1))
        return tuple(
            above
            for above in shorter
            if any(entry.covers(on) for entry in self._entries.get(above, ()))
        )

    def history(self, code: str) -> tuple[Entry, ...]:
        """Return every entry of the code, the oldest first."""
        return self._entries.get(compact(code), ())

    def search(self, text: str) -> Iterator[Entry]:
        """Yield entries whose code begins with the text, then those whose title has its words."""
        prefix = compact(text)
        words = text.lower().split()
        if not words:
            return
        later: list[Entry] = []
        for code in self._sorted:
            for entry in self._entries[code]:
                if code.startswith(prefix):
                    yield entry
                elif entry.title and all(word in entry.title.lower() for word in words):
                    later.append(entry)
        yield from later

    def __iter__(self) -> Iterator[Entry]:
        return (entry for code in self._sorted for entry in self._entries[code])

    def __len__(self) -> int:
        return len(self._sorted)

    def __contains__(self, code: str) -> bool:
        return compact(code) in self._entries
