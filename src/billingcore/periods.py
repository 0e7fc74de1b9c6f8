"""Days and spans of days: service periods, ages, filing limits.

A standard that allows "a day or a span" becomes one type, `Period`, whose two days may be equal.

>>> from datetime import date
>>> from billingcore.periods import Period, age_in_years, filing_limit
>>> stay = Period(start=date(2026, 1, 30), end=date(2026, 2, 2))
>>> stay.days, date(2026, 2, 1) in stay
(4, True)
>>> age_in_years(date(2008, 2, 29), date(2026, 2, 28))
17
>>> filing_limit(date(2024, 2, 29), years=1)
datetime.date(2025, 2, 28)
"""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

__all__ = ["Period", "age_in_days", "age_in_months", "age_in_years", "filing_limit"]


@frozen
class Period:
    """Give a first and a last day, both included; one day when they are equal.

    The end may lie before the start: objects hold what was sent, and rules report it.
    """

    start: date
    end: date

    @classmethod
    def day(cls, day: date) -> "Period":
        """Return the period of one day."""
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        """Tell whether it is a single day."""
        return self.start == self.end

    @property
    def days(self) -> int:
        """Return how many days it has, both ends counted (0 or less when reversed)."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __iter__(self) -> Iterator[date]:
        return (self.start + timedelta(days=i) for i in range(self.days))

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share at least one day."""
        return self.start <= other.end and other.start <= self.end

    def __str__(self) -> str:
        return self.start.isoformat() if self.is_day else f"{self.start}..{self.end}"


def age_in_years(birth: date, on: date) -> int:
    """Return the completed years of life on the day `on` (negative before birth).

    A person born on 29 February completes a year on 1 March of a common year.
    """
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def age_in_months(birth: date, on: date) -> int:
    """Return the completed months of life on the day `on`."""
    return (on.year - birth.year) * 12 + on.month - birth.month - (on.day < birth.day)


def age_in_days(birth: date, on: date) -> int:
    """Return the days lived on the day `on`: 0 on the day of birth."""
    return (on - birth).days


def filing_limit(day: date, *, days: int = 0, months: int = 0, years: int = 0) -> date:
    """Return the last day for filing a service of `day`.

    A year after 29 February ends on 28 February (42 CFR 424.44; Medicare Claims Processing
    Manual, chapter 1, section 70).
    """
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(years=years, months=months, days=days)
