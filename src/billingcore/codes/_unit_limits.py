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

from datetime import date

from attrs import frozen

from ._row_table import RowTable

__all__ = ["MueRow", "MueTable"]


@frozen
class MueRow:
    """Give the limit of a code: value, adjudication indicator 1, 2 or 3, days in force.

    A Medicaid row has no indicator: such a limit is compared line by line. `rationale` is as the
    file has it.
    """

    code: str
    value: int
    indicator: str | None = None
    start: date | None = None
    end: date | None = None
    rationale: str | None = None

    @property
    def key(self) -> str:
        """Return the code."""
        return self.code

    def covers(self, day: date) -> bool:
        """Tell whether the limit is in force on that day."""
        after_start = self.start is None or self.start <= day
        return after_start and (self.end is None or day <= self.end)


@frozen(eq=False, init=False)
class MueTable(RowTable[str, MueRow]):
    """Find the limit of a code on a day."""

    def get(self, code: str, *, on: date) -> MueRow | None:
        """Return the limit in force that day, or None where none is published."""
        for row in self._of(code):
            if row.covers(on):
                return row
        return None
