"""What a table answers about a code on a day."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import field, frozen

__all__ = ["Answer", "Entry", "Status"]


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


@frozen
class Answer:
    """Say how a code stands on a day.

    `entry` is in force that day. Where none is, `ended` is the last day on which the code was
    valid before, and `begins` the first on which it will be. `children` are the codes to choose
    from instead of a header.
    """

    status: Status
    code: str
    on: date
    entry: Entry | None = None
    ended: date | None = None
    begins: date | None = None
    children: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Tell whether the code may be reported that day."""
        return self.status is Status.VALID

    @property
    def attributes(self) -> frozenset[str]:
        """Return the attributes in force that day."""
        return self.entry.attributes if self.entry else frozenset()
