"""Which lines meet on a day: those of one provider whose periods share it.

A line of several days meets other lines on each of them; two lines are looked at once, on the
first day that both cover.
"""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from .. import Day

__all__ = ["Meeting", "meetings"]


@frozen
class Meeting:
    """Give a day, the lines that begin on it, and those that began before and still run."""

    day: date
    beginning: tuple[int, ...]
    running: tuple[int, ...] = ()

    def is_first(self, one: int, other: int) -> bool:
        """Tell whether this is the first day that both lines cover."""
        return one in self.beginning or other in self.beginning

    @property
    def lines(self) -> tuple[int, ...]:
        """Return where all these lines stand."""
        return self.beginning + self.running


def meetings(days: tuple[Day, ...]) -> Iterator[Meeting]:
    """Yield the days on which lines of one provider begin."""
    if len(days) == 1:
        yield Meeting(days[0].day, days[0].indices)
        return
    spans = [
        (day.provider, day.day, i, line.period.end)
        for day in days
        for i, line in zip(day.indices, day.lines, strict=True)
        if line.period is not None and line.period.end > day.day
    ]
    for day in days:
        yield Meeting(
            day.day,
            day.indices,
            tuple(
                i
                for provider, start, i, end in spans
                if provider == day.provider and start < day.day <= end
            ),
        )
