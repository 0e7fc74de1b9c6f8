from datetime import date

from billingcore.codes import MueRow, MueTable

ROWS = [
    MueRow("97110", 6, "3", date(2024, 7, 1)),
    MueRow("97110", 8, "3", date(2020, 1, 1), date(2024, 6, 30)),
    MueRow("A4253", 0, "3"),
]
TABLE = MueTable("mue_practitioner", ROWS, edition="2024Q3")


def test_a_limit_is_that_of_the_day() -> None:
    values = [TABLE.get("97110", on=day) for day in (date(2024, 6, 30), date(2024, 7, 1))]

    assert values == [ROWS[1], ROWS[0]]


def test_no_row_is_no_published_limit_and_zero_is_a_limit() -> None:
    assert TABLE.get("97110", on=date(2019, 12, 31)) is None
    assert TABLE.get("99213", on=date(2024, 7, 1)) is None
    assert TABLE.get("A4253", on=date(1990, 1, 1)) == MueRow("A4253", 0, "3")


def test_it_gives_back_its_rows() -> None:
    assert TABLE.history("97110") == (ROWS[1], ROWS[0])
    assert (len(TABLE), len(list(TABLE)), "97110" in TABLE) == (3, 3, True)
    assert repr(TABLE).startswith("MueTable(name='mue_practitioner', _rows=<2 codes>")


def test_a_table_without_rows_is_there() -> None:
    assert bool(MueTable("mue_practitioner", []))
