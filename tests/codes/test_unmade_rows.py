"""Rows of a table in memory are made when somebody asks, and are then those that it was made of."""

import gc
import pickle
from datetime import date
from decimal import Decimal

import pytest
from attrs import field, frozen

from billingcore.codes import FeeSchedule, FeeScheduleRow, MueRow, MueTable
from billingcore.codes._unmade_rows import UnmadeRows

FIRST = MueRow("97110", 6, "3", date(2024, 1, 1), date(2024, 6, 30))
SECOND = MueRow("97110", 8, "3", date(2024, 7, 1))
OTHER = MueRow("99291", 1, "2")


@frozen
class Stricter(MueRow):
    """Give a limit of another kind."""


def _in_cents(dollars: str) -> int:
    return int(Decimal(dollars) * 100)


@frozen
class Theirs:
    """Give a row of somebody else's, which does something when it is made."""

    code: str
    cents: int = field(converter=_in_cents)
    start = end = None

    @property
    def key(self) -> str:
        return self.code

    def covers(self, day: date) -> bool:
        return True


class Plain:
    """Give a row that attrs knows nothing of."""

    key, start, end = "99213", None, None

    def covers(self, day: date) -> bool:
        return True


def test_a_table_gives_the_rows_that_it_was_made_of() -> None:
    table = MueTable("mue_practitioner", [SECOND, OTHER, FIRST])

    assert table.history("97110") == (FIRST, SECOND)
    assert list(table) == [FIRST, SECOND, OTHER]
    assert table.get("97110", on=date(2024, 7, 1)) == SECOND
    assert table.get("99213", on=date(2024, 7, 1)) is None
    assert (len(table), "97110" in table, "99213" in table) == (3, True, False)


def test_a_row_is_made_once_and_by_its_values() -> None:
    row = FeeScheduleRow("20610", "26", work=Decimal("0.79"), start=date(2025, 1, 1))
    table = FeeSchedule("fee_schedule", [row])

    found = table.get("20610", "26", on=date(2025, 1, 1))

    assert found == row
    assert found is table.get("20610", "26", on=date(2025, 3, 1))
    assert table.get("20610", on=date(2025, 1, 1)) is None


def test_rows_that_nobody_asked_for_are_nothing_to_collect() -> None:
    rows = UnmadeRows.of({row.code: (row,) for row in (FIRST, OTHER)})
    for _ in range(3):  # a tuple of tuples takes more than one turn
        gc.collect()

    assert isinstance(rows, UnmadeRows)
    assert not any(gc.is_tracked(values) for values in rows._values.values())
    assert (rows["97110"], rows.get("1"), rows.get("1", ())) == ((FIRST,), None, ())
    with pytest.raises(KeyError):
        rows["1"]


@pytest.mark.parametrize(
    "rows",
    [
        {"97110": (FIRST, Stricter("97110", 1))},
        {"99213": (Theirs("99213", "1.50"),)},
        {"99213": (Plain(),)},
    ],
    ids=["of two classes", "of another package", "of another kind"],
)
def test_rows_that_cannot_be_taken_apart_stay_as_they_are(rows: dict[str, tuple[object]]) -> None:
    assert UnmadeRows.of(rows) is rows


def test_a_table_can_be_sent_to_another_process() -> None:
    table = MueTable("mue_practitioner", [FIRST, SECOND, OTHER])
    assert table.history("97110")

    sent = pickle.loads(pickle.dumps(table))  # noqa: S301 - our own bytes

    assert list(sent) == list(table)
    assert not sent._found
    assert sent.history("99291") == (OTHER,)
