"""One row of the procedure-to-procedure edits, and the terms that rows share."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from attrs import field, frozen

__all__ = ["Cells", "PairRow", "Terms", "blank_row", "quick_row", "terms_of"]


@frozen
class PairRow:
    """Give one edit: `column2` is not paid beside `column1` while the row is in force.

    `indicator` is 0 (no modifier helps), 1 (a modifier may help) or 9 (the row never counted).
    `deletion` is the last day in force, None while it is open. `rationale` is as the file has it,
    and `before_1996` tells that the edit is older than the initiative, whose files begin that year.
    """

    column1: str
    column2: str
    effective: date
    deletion: date | None = None
    indicator: str = field(default="0", kw_only=True)
    rationale: str | None = field(default=None, kw_only=True)
    before_1996: bool = field(default=False, kw_only=True)

    @property
    def key(self) -> tuple[str, str]:
        """Return the two codes, column 1 first."""
        return self.column1, self.column2

    @property
    def start(self) -> date:
        """Return the first day."""
        return self.effective

    @property
    def end(self) -> date | None:
        """Return the last day, None while the row is open."""
        return self.deletion

    @property
    def never_in_force(self) -> bool:
        """Tell whether the row is a tombstone: deleted as it took effect, or indicator 9."""
        return self.indicator == "9" or self.deletion == self.effective

    def in_force(self, day: date) -> bool:
        """Tell whether the row counts on that day."""
        if self.never_in_force or day < self.effective:
            return False
        return self.deletion is None or day <= self.deletion

    def covers(self, day: date) -> bool:
        """Tell whether the row counts on that day."""
        return self.in_force(day)


Cells: TypeAlias = tuple[date, date | None, str, str | None, bool]
"""Effective date, deletion date, indicator, rationale, and whether it was there before 1996."""

Terms: TypeAlias = tuple[date, date, bool, Cells]
"""From when to when a row counts, whether column 1 is the code that comes later in the alphabet,
and its cells. Of a row that never counts, the last day lies before the first."""


def terms_of(backward: bool, cells: Cells) -> Terms:
    """Return the terms of a row with these cells: millions of rows share some thousand."""
    effective, deletion, indicator, *_ = cells
    if indicator == "9" or deletion == effective:
        return date.max, date.min, backward, cells
    return effective, deletion or date.max, backward, cells


class _Unfrozen(PairRow):
    __slots__ = ()
    __init__: Any = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


blank_row: Callable[[], Any] = _Unfrozen
"""Make a row to fill in: the constructor of a frozen class takes a microsecond.

Whoever makes one sets every cell and then its class, which is PairRow.
"""


def quick_row(column1: str, column2: str, cells: Cells) -> PairRow:
    """Return a row in a quarter of the time that its constructor takes."""
    row = blank_row()
    row.column1 = column1
    row.column2 = column2
    row.effective, row.deletion, row.indicator, row.rationale, row.before_1996 = cells
    row.__class__ = PairRow
    return row  # type: ignore[no-any-return]
