"""Count units the way that the unit limits do.

Units are as stated, whatever the modifiers: 50 on a line of one unit is one unit. A line of
several days counts its units divided by its days, rounded to the nearest whole number, for each
day; exactly one half is rounded up. Minutes and other measures are not units.
Source: NCCI Policy Manual for Medicare Services, chapter I, section V; Medicare Claims Processing
Manual, chapter 23, section 20.9.

>>> from datetime import date
>>> from billingcore.periods import Period
>>> from billingcore.testing.builders import a_line
>>> units_a_day(a_line(quantity=7, day=Period(date(2026, 3, 2), date(2026, 3, 4))))
Decimal('2')
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from attrs import frozen

from ....model import Claim, ServiceLine
from ... import Day
from .._same_day import meetings

__all__ = ["DayUnits", "day_units", "units_a_day"]

_UNITS = (None, "UN")


def units_a_day(line: ServiceLine) -> Decimal | None:
    """Return the units of a line for one day; None where it states none."""
    if line.quantity is None or line.unit not in _UNITS:
        return None
    period = line.period
    if period is None or period.end <= period.start:
        return line.quantity
    days = period.days
    return (line.quantity / days).quantize(Decimal(1), rounding=ROUND_HALF_UP)


@frozen
class DayUnits:
    """Give the units of a code that one provider reports for a day, and on which lines."""

    day: date
    code: str
    units: Decimal
    lines: tuple[int, ...]


def day_units(claim: Claim, days: tuple[Day, ...]) -> Iterator[DayUnits]:
    """Yield the sum of each code, for every day on which a line of the code begins."""
    for meeting in meetings(claim, days):
        lines: dict[str, list[int]] = {}
        for i in meeting.lines:
            code = claim.lines[i].code
            if code is not None and (i in meeting.beginning or code in lines):
                lines.setdefault(code, []).append(i)
        for code, found in lines.items():
            units = [units_a_day(claim.lines[i]) for i in found]
            total = sum((count for count in units if count is not None), Decimal(0))
            yield DayUnits(meeting.day, code, total, tuple(found))
