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

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from attrs import Factory, field, frozen

from ._answer import Answer, Entry, Status
from ._edition import Edition, as_edition

__all__ = ["CodeTable", "compact"]

_NO_ENTRIES: tuple[Entry, ...] = ()


def compact(code: str) -> str:
    """Return the code without dots and blanks, in capitals."""
    return code.replace(".", "").replace(" ", "").upper()


def _count(rows: Mapping[str, object]) -> str:
    return f"<{len(rows)} codes>"


def _by_code(rows: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    grouped: dict[str, list[Entry]] = {}
    for row in rows:
        grouped.setdefault(compact(row.code), []).append(row)
    return {
        code: tuple(sorted(entries, key=lambda entry: entry.start or date.min))
        for code, entries in grouped.items()
    }


@frozen(eq=False)
class CodeTable:
    """Answer for each code on each day; dots do not matter.

    In a `hierarchical` table (ICD-10-CM) what codes begin with is a header, whether it has a row
    of its own or not.
    """

    name: str
    _entries: Mapping[str, tuple[Entry, ...]] = field(
        alias="rows", converter=_by_code, repr=_count, kw_only=False
    )
    edition: Edition = field(default=Edition(), converter=as_edition, kw_only=True)
    hierarchical: bool = field(default=False, kw_only=True)
    _sorted: tuple[str, ...] = field(
        init=False,
        repr=False,
        default=Factory(lambda self: tuple(sorted(self._entries)), takes_self=True),
    )

    def get(self, code: str, *, on: date) -> Answer:
        """Return how the code stands on that day."""
        code = compact(code)
        if not self.edition.covers(on):
            return Answer(status=Status.OUTSIDE, code=code, on=on)
        entries = self._entries.get(code, _NO_ENTRIES)
        for entry in entries:
            if entry.covers(on):
                if not entry.header:
                    return Answer(status=Status.VALID, code=code, on=on, entry=entry)
                children = entry.children or tuple(self.below(code, on=on))
                return Answer(
                    status=Status.HEADER, code=code, on=on, entry=entry, children=children
                )
        if self.hierarchical and len(code) >= 3:
            children = tuple(self.below(code, on=on))
            if children:
                return Answer(status=Status.HEADER, code=code, on=on, children=children)
        if not entries:
            return Answer(status=Status.UNKNOWN, code=code, on=on)
        ended = [e.end for e in entries if e.end is not None and e.end < on]
        begins = [e.start for e in entries if e.start is not None and e.start > on]
        return Answer(
            status=Status.NOT_VALID,
            code=code,
            on=on,
            ended=max(ended, default=None),
            begins=min(begins, default=None),
        )

    def is_valid(self, code: str, *, on: date) -> bool:
        """Tell whether the code may be reported that day: False for a header."""
        if not self.edition.covers(on):
            return False
        entries = self._entries.get(code) or self._entries.get(compact(code), _NO_ENTRIES)
        for entry in entries:
            if entry.covers(on):
                return not entry.header
        return False

    def has(self, code: str, attribute: str, *, on: date) -> bool:
        """Tell whether the code has this attribute on that day."""
        entries = self._entries.get(code) or self._entries.get(compact(code), _NO_ENTRIES)
        return any(attribute in entry.attributes and entry.covers(on) for entry in entries)

    def below(self, code: str, *, on: date) -> Iterator[str]:
        """Yield the codes that begin with `code`, are longer, and may be reported that day."""
        code = compact(code)
        for longer in islice(self._sorted, bisect_left(self._sorted, code), None):
            if not longer.startswith(code):
                return
            entries = self._entries[longer]
            if longer != code and any(e.covers(on) and not e.header for e in entries):
                yield longer

    def history(self, code: str) -> tuple[Entry, ...]:
        """Return every entry of the code, the oldest first."""
        return self._entries.get(compact(code), _NO_ENTRIES)

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
