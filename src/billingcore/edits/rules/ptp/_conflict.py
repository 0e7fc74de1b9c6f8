"""Two lines that a row of the procedure-to-procedure edits sets against each other."""

from datetime import date

from attrs import frozen

from ....codes import PairRow

__all__ = ["Conflict"]


@frozen
class Conflict:
    """Give the row, its day, and where the lines of column 1 (`first`) and 2 (`second`) stand.

    `seen` are the modifiers of both that belong to the edits, `counting` those that lift this one.
    """

    day: date
    row: PairRow
    first: int
    second: int
    seen: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()

    @property
    def is_lifted(self) -> bool:
        """Tell whether a modifier lifts the edit."""
        return bool(self.counting)
