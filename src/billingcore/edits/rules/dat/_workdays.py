"""Days on which federal offices work, for time limits that end on one.

>>> next_workday(date(2026, 7, 3))
datetime.date(2026, 7, 6)
"""

from datetime import date, timedelta

__all__ = ["federal_holiday", "next_workday"]

_FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
# Month, weekday (Monday is 0) and which one of the month; the last Monday of May is found below.
_FLOATING = ((1, 0, 3), (2, 0, 3), (9, 0, 1), (10, 0, 2), (11, 3, 4))


def federal_holiday(day: date) -> bool:
    """Tell whether a holiday of 5 U.S.C. 6103 is kept that day.

    One on a Saturday is kept the Friday before, one on a Sunday the Monday after.
    """
    if (day.month, day.day) in _FIXED and day.weekday() < 5:
        return True
    if day.weekday() == 0 and _fixed(day - timedelta(days=1)):
        return True
    if day.weekday() == 4 and _fixed(day + timedelta(days=1)):
        return True
    if day.month == 5 and day.weekday() == 0 and day.day > 24:
        return True
    return (day.month, day.weekday(), (day.day + 6) // 7) in _FLOATING


def _fixed(day: date) -> bool:
    return (day.month, day.day) in _FIXED


def next_workday(day: date) -> date:
    """Return the day itself if offices work, else the first day after it on which they do."""
    while day.weekday() > 4 or federal_holiday(day):
        day += timedelta(days=1)
    return day
