"""Count how often a service was rendered before, in the period that a limit speaks of.

A full month between two services is a month of the calendar without either: after a service in
March, eleven have passed from the first of the next March. In a number of days a service on the
day itself counts as the first. Services that were denied, or that say themselves that they will
be, do not count, nor do those of another kind of claim or another component: the reading of a
picture is no second picture. Two on one day are one here: whether they are two is another question.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from ...model import Claim, ServiceLine
from .. import Context
from .._code_ranges import within

__all__ = ["REFUSED", "Limit", "days_counted"]

REFUSED = ("GA", "GX", "GY", "GZ")
"""With these a line says itself that it may not be paid."""
_COMPONENTS = frozenset(("26", "TC"))


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen(kw_only=True)
class Limit:
    """Allow `times` of `codes` in a period; `counts` are what counts, the codes if left out."""

    codes: tuple[str, ...] = field(converter=_words)
    counts: tuple[str, ...] = field(default=(), converter=_words)
    per: str
    count: int = 1
    times: int = 1
    unless: tuple[str, ...] = field(default=(), converter=_words)
    source: str | None = None

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Limit":
        """Return the limit that a row of a table states."""
        return cls(**row)

    @property
    def period(self) -> str:
        """Return the period in words."""
        if self.per == "months":
            return f"{self.count} full months"
        return f"{self.count} days" if self.per == "days" else f"a {self.per}"

    def reaches(self, earlier: date, day: date) -> bool:
        """Tell whether an earlier service is in the period that ends on `day`."""
        if self.per == "lifetime":
            return True
        if self.per == "calendar year":
            return earlier.year == day.year
        if self.per == "months":
            months = (day.year - earlier.year) * 12 + day.month - earlier.month
            return months <= self.count
        return (day - earlier).days < self.count


def days_counted(context: Context, limit: Limit, line: ServiceLine, day: date) -> list[date]:
    """Return the days before `day` on which what counts was rendered within the period.

    The claim's own lines count too.
    """
    component = _COMPONENTS.intersection(line.modifiers)
    codes = limit.counts or limit.codes
    found = {
        earlier
        for other, earlier in _rendered(context)
        if earlier < day
        and limit.reaches(earlier, day)
        and other.code is not None
        and any(within(other.code, item) for item in codes)
        and _COMPONENTS.intersection(other.modifiers) == component
        and not any(modifier in REFUSED for modifier in other.modifiers)
    }
    return sorted(found)


def _rendered(context: Context) -> Iterator[tuple[ServiceLine, date]]:
    """Yield the lines of the claim and of earlier ones of its kind, with their days."""
    claim: Claim = context.claim
    for line in claim.lines:
        if line.first_day is not None:
            yield line, line.first_day
    for earlier in context.history.lines(paid_only=True):
        if earlier.day is not None and earlier.claim.kind == claim.kind:
            yield earlier.line, earlier.day
