"""Which days a release is for: its quarter, its fiscal or calendar year.

Many files say so in their name alone. What neither the name nor the caller tells is the caller's
mistake: a day is never guessed.
"""

import re
from datetime import date, timedelta

from .._edition import Edition

__all__ = ["calendar_year", "fiscal_year", "quarter", "stated", "written_in_name"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A month in short or in full, and no other word: "summary" is none.
_MONTH = (
    r"(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april"
    r"|june|july|august|september|october|november|december)(?![a-z])"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-_](\d{1,2})[-_](20\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(20\d\d)[-_]?(\d{2})[-_]?(\d{2})(?!\d)")
_QUARTER = re.compile(r"(?<!\d)(20\d\d)[-_ ]?q([1-4])|(?<![a-z])q([1-4])[-_ ]?(20\d\d)", re.I)
_MONTH_YEAR = re.compile(rf"{_MONTH}[-_ ]?(?:\d{{1,2}}[-_ ])?(20\d\d)", re.I)
_YEAR_MONTH = re.compile(rf"(20\d\d)[-_ ]?{_MONTH}", re.I)


def quarter(day: date) -> tuple[date, date]:
    """Return the first and the last day of the day's calendar quarter."""
    month = (day.month - 1) // 3 * 3 + 1
    after = date(day.year + month // 10, (month + 3) % 12, 1)
    return date(day.year, month, 1), after - timedelta(days=1)


def calendar_year(year: int) -> tuple[date, date]:
    """Return the first and the last day of the year."""
    return date(year, 1, 1), date(year, 12, 31)


def fiscal_year(year: int) -> tuple[date, date]:
    """Return the first and the last day of the federal fiscal year, which begins in October."""
    return date(year - 1, 10, 1), date(year, 9, 30)


def written_in_name(name: str) -> date | None:
    """Return the day, or the first of the month or quarter, that a file's name holds."""
    if found := _QUARTER.search(name):
        year, number = (found[1], found[2]) if found[1] else (found[4], found[3])
        return date(int(year), 3 * int(number) - 2, 1)
    for pattern, order in ((_NUMERIC, (2, 0, 1)), (_ISO, (0, 1, 2))):
        if found := pattern.search(name):
            year, month, day = (int(found.groups()[i]) for i in order)
            try:
                return date(year, month, day)
            except ValueError:
                continue
    if found := _MONTH_YEAR.search(name):
        return date(int(found[2]), _MONTHS.index(found[1][:3].lower()) + 1, 1)
    if found := _YEAR_MONTH.search(name):
        return date(int(found[1]), _MONTHS.index(found[2][:3].lower()) + 1, 1)
    return None


def stated(
    name: str, first: date | None, last: date | None, *, file: str, argument: str = "effective"
) -> Edition:
    """Return the edition of these days; where they are not known, say what to pass."""
    if first is None:
        raise ValueError(
            f"{file} does not say from when it is in force: pass {argument}=, the first day"
        )
    return Edition(name, first, last)
