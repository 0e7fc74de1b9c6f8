"""Federal holidays, compared with the days that the government lists for two years."""

from datetime import date, timedelta

from billingcore.edits.rules.dat._workdays import federal_holiday, next_workday

LISTED = {
    2021: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
}


def test_the_holidays_are_those_on_which_offices_are_closed() -> None:
    for year, days in LISTED.items():
        first = date(year, 1, 1)
        year_long = (first + timedelta(days=n) for n in range(365))
        kept = [f"{day:%m-%d}" for day in year_long if federal_holiday(day)]

        assert " ".join(kept) == days


def test_a_limit_on_a_holiday_weekend_reaches_to_the_next_workday() -> None:
    assert next_workday(date(2026, 5, 23)) == date(2026, 5, 26)
    assert next_workday(date(2026, 5, 22)) == date(2026, 5, 22)
