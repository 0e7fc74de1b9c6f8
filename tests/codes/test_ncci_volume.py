"""The unit limits and add-ons of 2024Q3: counts as measured on the files."""

from datetime import date
from pathlib import Path

from billingcore.codes import AddOnTable, MueTable
from tests.codes.ncci_release import add_on_rows, limit_rows

DAY = date(2024, 8, 1)


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
