"""What a row of a payment file has in common with every other: the days on which it holds."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from attrs import frozen

__all__ = ["Dated", "in_force"]


@frozen(kw_only=True)
class Dated:
    """Hold from `start` to `end`, both included; None is no limit."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the row is in force on that day."""
        after_start = self.start is None or self.start <= day
        return after_start and (self.end is None or day <= self.end)


D = TypeVar("D", bound=Dated)


def in_force(rows: Iterable[D], day: date) -> D | None:
    """Return the first of the rows that is in force on that day, or None."""
    for row in rows:
        if row.covers(day):
            return row
    return None
