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

from ....model import ServiceLine
from .._same_day import meetings
from .._same_provider import Gathered

__all__ = ["NOTHING", "DayUnits", "day_units", "stated_units", "units_a_day"]

NOTHING = Decimal(0)
_UNITS = (None, "UN")


def stated_units(line: ServiceLine) -> Decimal | None:
    """Return the units of a line for all its days; None where it states none."""
    return line.quantity if line.unit in _UNITS else None


def units_a_day(line: ServiceLine) -> Decimal | None:
    """Return the units of a line for one day; None where it states none."""
    units, period = stated_units(line), line.period
    if units is None or period is None or period.end <= period.start:
        return units
    return (units / period.days).to_integral_value(ROUND_HALF_UP)


@frozen
class DayUnits:
    """Give the units of a code that one provider reports for a day, and on which lines.

    `before` are the units of these that earlier claims report.
    """

    day: date
    code: str
    units: Decimal
    lines: tuple[int, ...]
    before: Decimal = NOTHING


def day_units(found: Gathered) -> Iterator[DayUnits]:
    """Yield the sum of each code, for every day on which a line of the code begins."""
    for meeting in meetings(found.days):
        lines: dict[str, list[int]] = {}
        for i in meeting.lines:
            code = found.lines[i].code
            if code is not None and (i in meeting.beginning or code in lines):
                lines.setdefault(code, []).append(i)
        for code, places in lines.items():
            units = [units_a_day(found.lines[i]) or NOTHING for i in places]
            before = [count for i, count in zip(places, units, strict=True) if i >= found.own]
            yield DayUnits(
                meeting.day, code, sum(units, NOTHING), tuple(places), sum(before, NOTHING)
            )
