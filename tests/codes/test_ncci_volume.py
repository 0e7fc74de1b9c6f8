"""The whole practitioner release of 2024Q3: counts as measured on the file, and known pairs."""

from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import AddOnTable, MueTable, PairTable
from tests.codes.ncci_release import add_on_rows, limit_rows, practitioner_pairs

DAY = date(2024, 8, 1)


@pytest.fixture(scope="module")
def pairs(shared: Path) -> PairTable:
    return practitioner_pairs(shared)


@pytest.mark.slow
def test_every_row_of_a_release_fits(pairs: PairTable) -> None:
    assert len(pairs) == 2_546_017


@pytest.mark.slow
def test_no_pair_of_a_release_counts_twice_on_a_day(pairs: PairTable) -> None:
    active = [(row.column1, row.column2) for row in pairs if row.deletion is None]

    assert len(active) == 1_669_820
    assert len({frozenset(pair) for pair in active}) == len(active)


@pytest.mark.slow
@pytest.mark.parametrize(
    "column1, column2, indicator",
    [
        ("45385", "45380", "1"),
        ("80053", "80048", "0"),
        ("93000", "93005", "1"),
        ("11042", "97597", "1"),
        ("29881", "29877", "0"),
    ],
)
def test_known_pairs_are_found_in_their_direction(
    pairs: PairTable, column1: str, column2: str, indicator: str
) -> None:
    rows = pairs.between(column2, column1, on=DAY)

    assert [(row.column1, row.column2, row.indicator) for row in rows] == [
        (column1, column2, indicator)
    ]


@pytest.mark.slow
def test_a_deleted_pair_counts_until_its_last_day(pairs: PairTable) -> None:
    found = [
        pairs.between("97140", "97530", on=date(*day)) for day in [(2019, 12, 31), (2020, 1, 1)]
    ]

    assert [len(rows) for rows in found] == [1, 0]


def test_the_unit_limits_of_a_release(shared: Path) -> None:
    path = shared / "codedata/ncci/mue_prac_2024Q3.derived.csv.xz"
    table = MueTable("mue_practitioner", limit_rows(path), edition="2024Q3")
    limits = [table.get(code, on=DAY) for code in ("97110", "20610", "A4253")]

    assert len(table) == 14_677
    assert [limit.value for limit in limits if limit] == [6, 2, 0]


def test_the_add_ons_of_a_release(shared: Path) -> None:
    table = AddOnTable("add_on", add_on_rows(shared / "codedata/ncci/aoc_2024-06-03.derived.csv"))
    kinds = {row.add_on: row.kind for row in table}

    assert len(table) == 7_465
    assert [list(kinds.values()).count(kind) for kind in "123"] == [621, 36, 11]
