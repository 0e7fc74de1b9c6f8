import pickle
from datetime import date

from hypothesis import given, strategies as st

from billingcore.codes import PairRow, PairTable

CODES = ["11042", "97597", "99213", "45380", "45385", "G0008"]
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 9))


@st.composite
def pair_rows(draw: st.DrawFn) -> PairRow:
    column1, column2 = draw(st.permutations(CODES))[:2]
    return PairRow(
        column1,
        column2,
        draw(DAYS),
        draw(st.none() | DAYS),
        indicator=draw(st.sampled_from("019")),
        rationale=draw(st.sampled_from([None, "one reason", "another"])),
    )


def key(row: PairRow) -> tuple[str, ...]:
    return tuple(map(str, (row.column1, row.column2, row.effective, row.deletion, row)))


@given(st.lists(pair_rows(), unique=True), st.sets(st.sampled_from([*CODES, "00000"])), DAYS)
def test_the_index_finds_what_reading_every_row_finds(
    rows: list[PairRow], codes: set[str], day: date
) -> None:
    table = PairTable("ncci", rows)
    expected = [
        row for row in rows if row.column1 in codes and row.column2 in codes and row.in_force(day)
    ]

    assert sorted(table.among(codes, on=day), key=key) == sorted(expected, key=key)


@given(st.lists(pair_rows(), unique=True))
def test_every_row_comes_back_as_it_was(rows: list[PairRow]) -> None:
    table = PairTable("ncci", rows)

    assert sorted(table, key=key) == sorted(rows, key=key)
    assert len(table) == len(rows)


def test_the_deletion_date_is_the_last_day_in_force() -> None:
    row = PairRow("1", "2", date(2018, 7, 1), date(2026, 6, 30), indicator="1")

    assert [row.in_force(day) for day in (date(2018, 6, 30), date(2018, 7, 1))] == [False, True]
    assert [row.in_force(day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [True, False]


def test_a_row_deleted_as_it_took_effect_was_never_in_force() -> None:
    day = date(2022, 1, 1)
    table = PairTable(
        "ncci",
        [PairRow("1", "2", day, day, indicator="9"), PairRow("1", "3", day, day, indicator="1")],
    )

    assert table.among(["1", "2", "3"], on=day) == ()
    assert len(table.history("2", "1")) == 1


def test_indicator_9_never_counts_whatever_its_dates() -> None:
    table = PairTable("ncci", [PairRow("1", "2", date(2020, 1, 1), indicator="9")])

    assert table.between("1", "2", on=date(2026, 1, 1)) == ()


def test_the_direction_is_that_of_the_row_in_force() -> None:
    old = PairRow("2", "1", date(2005, 1, 1), date(2010, 12, 31), indicator="1")
    new = PairRow("1", "2", date(2011, 1, 1), indicator="0", rationale="because")
    table = PairTable("ncci", [new, old])

    assert table.between("1", "2", on=date(2010, 12, 31)) == (old,)
    assert table.between("1", "2", on=date(2011, 1, 1)) == (new,)
    assert table.history("1", "2") == (old, new)


def test_a_pickled_table_answers_the_same_and_leaves_its_memory_behind() -> None:
    table = PairTable("ncci", [PairRow("1", "2", date(2020, 1, 1))], edition="2026Q3")
    before = table.among(["1", "2"], on=date(2026, 1, 1))
    again: PairTable = pickle.loads(pickle.dumps(table))  # noqa: S301

    assert again.among(["1", "2"], on=date(2026, 1, 1)) == before
    assert (again.name, again.edition, list(again)) == (table.name, table.edition, list(table))
    assert repr(again) == "PairTable('ncci', rows=1, edition='2026Q3')"
    assert "1" in again
