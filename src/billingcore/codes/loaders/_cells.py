"""The values of cells: days, numbers, counts.

What cannot be read raises a ValueError that says what was expected and repeats nothing of the cell.
"""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

__all__ = ["julian", "number", "whole", "written_day"]

_DAY = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})(?:[T ]\S*)?"
    r"|(?P<m2>\d{1,2})[/-](?P<d2>\d{1,2})[/-](?P<y2>\d{4})"
)
_NUMBER = re.compile(r"[$+]?\s*(\()?\s*(-?[\d,]*\.?\d*(?:[eE][-+]?\d+)?)\s*\)?\s*%?")


@lru_cache(maxsize=4096)
def written_day(text: str) -> date:
    """Return the day of 20260701, 2026-07-01, 7/1/2026 or 07-01-2026."""
    found = _DAY.fullmatch(text)
    if found:
        year, month, day = (found["y"], found["m"], found["d"])
        if year is None:
            year, month, day = (found["y2"], found["m2"], found["d2"])
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise ValueError("expected a date")


@lru_cache(maxsize=4096)
def julian(text: str) -> date:
    """Return the day of 2026182: the year and the number of the day in it."""
    if len(text) == 7 and text.isdecimal() and text.isascii():
        year, day = int(text[:4]), int(text[4:])
        try:
            found = date(year, 1, 1) + timedelta(days=day - 1)
        except (ValueError, OverflowError):
            found = date.min
        if found.year == year:
            return found
    raise ValueError("expected a date as year and day of the year")


@lru_cache(maxsize=16384)
def number(text: str) -> Decimal:
    """Return the exact number of 1,234.50 or $20; in parentheses it is negative."""
    found = _NUMBER.fullmatch(text)
    if found:
        try:
            value = Decimal(found[2].replace(",", ""))
        except InvalidOperation:
            pass
        else:
            return -value if found[1] else value
    raise ValueError("expected a number")


def whole(text: str) -> int:
    """Return a count: 6, or the 6.0 of a spreadsheet."""
    value = number(text)
    if value != value.to_integral_value():
        raise ValueError("expected a whole number")
    return int(value)
