"""Days, spans, ages and limits."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from billingcore.periods import (
    Period,
    age_in_days,
    age_in_months,
    age_in_years,
    filing_limit,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


def test_a_period_counts_both_of_its_ends() -> None:
    assert Period(date(2026, 1, 30), date(2026, 2, 2)).days == 4
    assert Period.day(date(2026, 1, 30)).days == 1
    assert list(Period(date(2026, 1, 31), date(2026, 2, 1))) == [
        date(2026, 1, 31),
        date(2026, 2, 1),
    ]


def test_a_reversed_period_holds_no_day() -> None:
    reversed_ = Period(date(2026, 2, 2), date(2026, 2, 1))

    assert list(reversed_) == []
    assert date(2026, 2, 1) not in reversed_


@pytest.mark.parametrize(
    "other, shared",
    [
        (Period(date(2026, 3, 5), date(2026, 3, 9)), True),
        (Period(date(2026, 3, 1), date(2026, 3, 2)), True),
        (Period(date(2026, 3, 6), date(2026, 3, 9)), False),
    ],
)
def test_periods_overlap_when_they_share_a_day(other: Period, shared: bool) -> None:
    period = Period(date(2026, 3, 2), date(2026, 3, 5))

    assert period.overlaps(other) is other.overlaps(period) is shared


@given(DAYS, DAYS)
def test_ages_agree_with_each_other(birth: date, on: date) -> None:
    assert age_in_years(birth, on) == age_in_months(birth, on) // 12
    assert (age_in_days(birth, on) < 0) == (on < birth)


def test_a_leap_day_child_grows_older_on_the_first_of_march() -> None:
    assert age_in_years(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_in_years(date(2008, 2, 29), date(2026, 3, 1)) == 18


@given(DAYS)
def test_a_year_to_file_ends_on_the_same_day_or_on_28_february(day: date) -> None:
    last = filing_limit(day, years=1)

    assert (last.year, last.month) == (day.year + 1, day.month)
    assert last.day == day.day or (day.day, last.day) == (29, 28)
