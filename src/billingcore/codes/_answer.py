"""What a table answers about a code on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Protocol

from attrs import field, frozen

__all__ = ["Answer", "Entry", "Status", "in_force", "with_code"]


class Status(StrEnum):
    """What a table can say: only ``VALID`` may be reported on that day."""

    VALID = "valid"
    HEADER = "header"
    NOT_VALID = "not valid that day"
    OUTSIDE = "outside what this edition knows"
    UNKNOWN = "unknown"


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


@frozen
class Entry:
    """Give a code for one stretch of days, both included; None is no limit.

    `attributes` are short words of ours ("manifestation", "add-on"); `title` is free of licence,
    or absent. A system that says more of its codes has a subclass.
    """

    code: str
    start: date | None = None
    end: date | None = None
    header: bool = field(default=False, kw_only=True)
    children: tuple[str, ...] = field(default=(), kw_only=True)
    attributes: frozenset[str] = field(default=frozenset(), converter=_words, kw_only=True)
    title: str | None = field(default=None, kw_only=True)

    @property
    def key(self) -> str:
        """Return the code."""
        return self.code

    def covers(self, day: date) -> bool:
        """Tell whether it is in force on that day."""
        after_start = self.start is None or self.start <= day
        return after_start and (self.end is None or day <= self.end)


def in_force(entries: tuple[Entry, ...], on: date) -> Entry | None:
    """Return the first that covers the day: `Entry.covers` spelled out, for every look-up."""
    for entry in entries:
        start = entry.start
        if start is None or start <= on:
            end = entry.end
            if end is None or on <= end:
                return entry
    return None


def with_code(entry: Entry, code: str) -> Entry:
    """Return the entry with its code: a plain one without stands for all codes of its days."""
    if entry.code:
        return entry
    return Entry(
        code,
        entry.start,
        entry.end,
        header=entry.header,
        children=entry.children,
        attributes=entry.attributes,
        title=entry.title,
    )


class Asked(Protocol):
    """A table that can be asked for more about a code."""

    def history(self, code: str) -> tuple[Entry, ...]:
        """Return every entry of the code."""
        ...

    def below(self, code: str, *, on: date) -> Iterator[str]:
        """Yield the longer codes that may be reported that day."""
        ...


class Answer:
    """Say how a code stands on a day.

    Tables make answers. Status, code and day are told at once; whatever else there is to say, the
    table is asked for when somebody wants it, since most want to know the status alone.
    """

    # Written by hand: a frozen attrs class takes three times as long to make, which would be half
    # of every look-up.
    __slots__ = ("_code", "_found", "_on", "_status", "_table")

    def __init__(
        self, status: Status, code: str, on: date, found: Entry | None, table: Asked
    ) -> None:
        self._status = status
        self._code = code
        self._on = on
        self._found = found
        self._table = table

    @property
    def status(self) -> Status:
        """Return what the table says."""
        return self._status

    @property
    def code(self) -> str:
        """Return the code, compact."""
        return self._code

    @property
    def on(self) -> date:
        """Return the day."""
        return self._on

    @property
    def is_valid(self) -> bool:
        """Tell whether the code may be reported that day."""
        return self._status is Status.VALID

    @property
    def attributes(self) -> frozenset[str]:
        """Return the attributes in force that day."""
        return self._found.attributes if self._found else frozenset()

    @property
    def entry(self) -> Entry | None:
        """Return the entry in force that day."""
        return with_code(self._found, self._code) if self._found else None

    @property
    def ended(self) -> date | None:
        """Return the last day before, on which the code had been valid; None where it is now."""
        ends = (entry.end for entry in self._others() if entry.end)
        return max((end for end in ends if end < self._on), default=None)

    @property
    def begins(self) -> date | None:
        """Return the first day on which the code will be valid; None where it is now."""
        return min(
            (e.start for e in self._others() if e.start and e.start > self._on), default=None
        )

    def _others(self) -> Iterator[Entry]:
        if self._status is Status.NOT_VALID:
            yield from (entry for entry in self._table.history(self._code) if not entry.header)

    @property
    def children(self) -> tuple[str, ...]:
        """Return the codes to choose from instead of a header."""
        if self._status is not Status.HEADER:
            return ()
        named = self._found.children if self._found else ()
        return named or tuple(self._table.below(self._code, on=self._on))

    def _told(self) -> tuple[object, ...]:
        head = (self._status, self._code, self._on)
        return (*head, self.entry, self.ended, self.begins, self.children)

    def __eq__(self, other: object) -> bool:
        return self._told() == other._told() if isinstance(other, Answer) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._status, self._code, self._on))

    def __repr__(self) -> str:
        return f"Answer({self._code} on {self._on}: {self._status})"
