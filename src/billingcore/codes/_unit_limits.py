"""How many units of a code are believable for one patient on one day (NCCI MUE).

The adjudication indicator says what is compared: 1 each line, 2 and 3 the sum of the day. The
published tables are incomplete by design, since some limits are confidential: a code without a
row has no published limit.
Source: the layout of the Medicare NCCI medically unlikely edit files; Medicare Claims Processing
Manual, chapter 23, section 20.9.

>>> from datetime import date
>>> from billingcore.codes import MueRow, MueTable
>>> table = MueTable("mue_practitioner", [MueRow("97110", 6, "3", date(2024, 7, 1))])
>>> table.get("97110", on=date(2024, 8, 1)).value
6
>>> table.get("99213", on=date(2024, 8, 1)) is None
True
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import field, frozen

from ._edition import Edition, as_edition

__all__ = ["MueRow", "MueTable"]


@frozen
class MueRow:
    """Give the limit of a code: value, adjudication indicator 1, 2 or 3, days in force.

    A Medicaid row has no indicator: such a limit is compared line by line.
    """

    code: str
    value: int
    indicator: str | None = None
    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the limit is in force on that day."""
        after_start = self.start is None or self.start <= day
        return after_start and (self.end is None or day <= self.end)


def _count(rows: Mapping[str, object]) -> str:
    return f"<{len(rows)} codes>"


def _by_code(rows: Iterable[MueRow]) -> dict[str, tuple[MueRow, ...]]:
    grouped: dict[str, list[MueRow]] = {}
    for row in rows:
        grouped.setdefault(row.code, []).append(row)
    return {
        code: tuple(sorted(of_code, key=lambda row: row.start or date.min))
        for code, of_code in grouped.items()
    }


@frozen(eq=False)
class MueTable:
    """Find the limit of a code on a day."""

    name: str
    _rows: Mapping[str, tuple[MueRow, ...]] = field(alias="rows", converter=_by_code, repr=_count)
    edition: Edition = field(default=Edition(), converter=as_edition, kw_only=True)

    def get(self, code: str, *, on: date) -> MueRow | None:
        """Return the limit in force that day, or None where none is published."""
        for row in self._rows.get(code, ()):
            if row.covers(on):
                return row
        return None

    def history(self, code: str) -> tuple[MueRow, ...]:
        """Return every limit of the code, the oldest first."""
        return self._rows.get(code, ())

    def __iter__(self) -> Iterator[MueRow]:
        return (row for rows in self._rows.values() for row in rows)

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def __contains__(self, code: str) -> bool:
        return code in self._rows
