import pickle
import random
import tracemalloc
from collections.abc import Callable
from datetime import date
from itertools import combinations, combinations_with_replacement, permutations

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, strategies as st

from billingcore.codes import PairRow, PairTable
from billingcore.codes._pair_packing import pack, sums
from billingcore.codes.loaders import load_ncci_ptp

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
        before_1996=draw(st.booleans()),
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


@given(st.lists(pair_rows(), unique=True), st.permutations(CODES), DAYS)
def test_two_codes_are_asked_in_either_order(
    rows: list[PairRow], codes: list[str], day: date
) -> None:
    table = PairTable("ncci", rows)
    one, other, *_ = codes
    found = table.between(one, other, on=day)

    assert found == table.between(other, one, on=day) == table.among((one, other), on=day)
    assert all(type(row) is PairRow and row.in_force(day) for row in found)


@given(st.lists(pair_rows(), unique=True))
def test_every_row_comes_back_as_it_was(rows: list[PairRow]) -> None:
    table = PairTable("ncci", rows)

    assert sorted(table, key=key) == sorted(rows, key=key)
    assert len(table) == len(rows)


def test_rows_that_are_found_are_as_frozen_as_any() -> None:
    given_row = PairRow("1", "2", date(2020, 1, 1), rationale="because", before_1996=True)
    (row,) = PairTable("ncci", [given_row]).between("2", "1", on=date(2026, 1, 1))

    assert (row, hash(row), repr(row)) == (given_row, hash(given_row), repr(given_row))
    with pytest.raises(FrozenInstanceError):
        row.column1 = "3"  # type: ignore[misc]


def test_an_indicator_nobody_knows_stays_as_it_is() -> None:
    row = PairRow("1", "2", date(2020, 1, 1), indicator="X")

    assert PairTable("ncci", [row]).history("1", "2") == (row,)


def test_rows_that_are_twice_there_come_twice() -> None:
    row = PairRow("1", "2", date(2020, 1, 1))

    assert PairTable("ncci", [row, row]).between("1", "2", on=date(2026, 1, 1)) == (row, row)


def test_the_order_of_the_rows_makes_no_difference() -> None:
    rows = [
        PairRow(one, other, date(2020, 1, day), indicator=indicator)
        for one, other in permutations(CODES, 2)
        for day, indicator in ((1, "0"), (2, "1"))
    ]

    assert pack(rows) == pack(rows[::-1])


def test_sums_of_two_numbers_tell_the_pairs_apart() -> None:
    for count in (0, 1, 2, 3, 4, 5, 60):
        pairs = list(combinations_with_replacement(sums(count), 2))

        assert len({one + other for one, other in pairs}) == len(pairs)


def test_a_table_with_many_codes_finds_each_pair() -> None:
    codes = [f"{n:05}" for n in range(0, 90_000, 300)]
    rows = [PairRow(one, other, date(2020, 1, 1)) for one, other in combinations(codes, 2)]
    table = PairTable("ncci", rows[::7])

    assert list(table) == rows[::7]
    assert sum(table.may_meet((row.column2, row.column1)) for row in rows) == len(rows[::7])


def test_slots_grow_where_four_bytes_do_not_hold_a_pair() -> None:
    days = [date.fromordinal(720_000 + n) for n in range(10_000)]
    rows = [PairRow(f"{n:05}", f"{n + 10_000:05}", day) for n, day in enumerate(days)]
    few, many = pack(rows[:100]), pack(rows)

    assert [packing.section("slots").format for packing in (few, many)] == ["I", "Q"]
    assert list(PairTable("ncci", rows)) == rows


def test_an_empty_table_answers() -> None:
    table = PairTable("ncci", ())

    assert (list(table), len(table), "1" in table) == ([], 0, False)
    assert table.between("1", "2", on=date(2026, 1, 1)) == ()
    assert table.among(["1", "2"], on=date(2026, 1, 1)) == ()


def test_what_is_remembered_stays_small() -> None:
    codes = [f"{n:05}" for n in range(400)]
    rows = [PairRow(one, other, date(2020, 1, 1)) for one, other in combinations(codes, 2)]
    table = PairTable("ncci", rows)
    drawn = random.Random(4)
    table.may_meet(codes[:2])
    tracemalloc.start()
    most = 0
    for _ in range(6_000):
        table.may_meet(drawn.sample(codes, drawn.randint(2, 12)))
        most = max(most, tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()

    assert most < 2_200_000


def test_a_closed_table_answers_nothing() -> None:
    table = PairTable("ncci", [PairRow("1", "2", date(2020, 1, 1))])
    with table:
        assert table.may_meet(["1", "2"])
    table.close()

    assert repr(table) == "PairTable('ncci', closed, edition='unnamed')"
    questions: tuple[Callable[[], object], ...] = (
        lambda: table.between("1", "2", on=date(2026, 1, 1)),
        lambda: table.between("1", "unknown", on=date(2026, 1, 1)),
        lambda: table.among(["1", "2"], on=date(2026, 1, 1)),
        lambda: table.history("1", "2"),
        lambda: list(table),
        lambda: len(table),
        lambda: "1" in table,
        lambda: pickle.dumps(table),
    )
    for ask in questions:
        with pytest.raises(ValueError, match="the table of pairs was closed"):
            ask()


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


def test_codes_may_be_written_in_small_letters_and_with_blanks() -> None:
    rows = [PairRow("G0008", "97597", date(2020, 1, 1), indicator="1")]
    table = PairTable("ncci_ptp_practitioner", rows)

    assert table.between("97597 ", "g0008", on=date(2020, 1, 1)) == tuple(rows)
    assert table.among(["g0008", " 97597"], on=date(2020, 1, 1)) == tuple(rows)
    assert table.history("g0008", "97597") == tuple(rows)
    assert (table.may_meet(["g0008", "97597"]), "g0008" in table) == (True, True)


def test_a_table_that_another_thread_opened_meanwhile_answers() -> None:
    row = PairRow("11042", "97597", date(2020, 1, 1))
    table = PairTable("ncci_ptp_practitioner", [row])
    opens = table._open

    class Late(PairTable):
        """A table that somebody else opens between the first look and the second."""

        __slots__ = ()

        def _open(self) -> None:
            opens()
            super()._open()

    table.__class__ = Late

    assert table.between("11042", "97597", on=date(2020, 1, 1)) == (row,)


def test_a_part_of_a_release_that_is_given_twice_counts_once() -> None:
    file = b"Column 1,Column 2,Effective,Deletion,Modifier\n11042,97597,20110101,*,1\n"
    part, again = (load_ncci_ptp(file, effective=date(2026, 7, 1)) for _ in range(2))
    table = PairTable.of("ncci_ptp_practitioner", part, again)

    assert (len(table), len(table.between("11042", "97597", on=date(2026, 7, 1)))) == (1, 1)
