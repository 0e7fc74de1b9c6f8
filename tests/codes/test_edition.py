"""Which days an edition can speak of."""

from datetime import date

from billingcore.codes import CodeTable, Edition, Entry, Status


def test_a_list_kept_up_code_by_code_cannot_tell_of_codes_that_came_later() -> None:
    edition = Edition("2024-03-01", as_of=date(2024, 3, 1))
    table = CodeTable(
        "carc",
        [Entry("45", date(1995, 1, 1)), Entry("15", end=date(2018, 4, 30))],
        edition=edition,
    )
    statuses = {
        (code, day): table.get(code, on=day).status
        for code in ("45", "15", "999")
        for day in (date(2024, 3, 1), date(2024, 3, 2))
    }

    assert statuses == {
        ("45", date(2024, 3, 1)): Status.VALID,
        ("45", date(2024, 3, 2)): Status.VALID,
        ("15", date(2024, 3, 1)): Status.NOT_VALID,
        ("15", date(2024, 3, 2)): Status.NOT_VALID,
        ("999", date(2024, 3, 1)): Status.UNKNOWN,
        ("999", date(2024, 3, 2)): Status.OUTSIDE,
    }
