"""Which procedures are add-ons, and beside which primary procedures they may stand.

Type 1: the table lists every primary. Type 2: it lists none, the payer decides. Type 3: it lists
some, the payer may accept more.
Source: the layout of the Medicare NCCI add-on code edit file; Medicare Claims Processing Manual,
chapter 12, section 30.

>>> from datetime import date
>>> from billingcore.codes import AddOnRow, AddOnTable
>>> table = AddOnTable("add_on", [AddOnRow("11045", "1", "11042", date(2013, 4, 1))])
>>> table.get("11045", on=date(2026, 3, 2))
AddOn(code='11045', kind='1', primaries=frozenset({'11042'}))
"""

from collections.abc import Hashable
from datetime import date

from attrs import field, frozen

from ._row_table import RowTable

__all__ = ["AddOn", "AddOnRow", "AddOnTable"]


def _named(primary: str | None) -> str | None:
    return None if primary == "CCCCC" else primary


@frozen
class AddOnRow:
    """Give one add-on with one primary; the primary is None where the payer decides (CCCCC).

    `add_on_deleted` and `primary_deleted` are the last days of the codes themselves, as the file
    has them; whether the codes are valid is for the code tables to say.
    """

    add_on: str
    kind: str
    primary: str | None = field(default=None, converter=_named)
    start: date | None = None
    end: date | None = None
    notes: str | None = None
    add_on_deleted: date | None = field(default=None, kw_only=True)
    primary_deleted: date | None = field(default=None, kw_only=True)

    @property
    def key(self) -> str:
        """Return the add-on."""
        return self.add_on

    def covers(self, day: date) -> bool:
        """Tell whether the row is in force on that day."""
        after_start = self.start is None or self.start <= day
        return after_start and (self.end is None or day <= self.end)


@frozen
class AddOn:
    """Say what an add-on needs on a day: its type and the primaries that the table lists."""

    code: str
    kind: str
    primaries: frozenset[str]


@frozen(eq=False, init=False)
class AddOnTable(RowTable[str, AddOnRow]):
    """Find what an add-on needs on a day."""

    @staticmethod
    def _alone(row: AddOnRow) -> Hashable:
        return row.add_on, row.primary or "CCCCC"

    def get(self, code: str, *, on: date) -> AddOn | None:
        """Return what the add-on needs that day, or None where the code is no add-on."""
        rows = self.in_force(code, on=on)
        if not rows:
            return None
        # One type an add-on, in every release seen; were there two, the one that says more wins.
        kind = min(row.kind for row in rows)
        return AddOn(code, kind, frozenset(row.primary for row in rows if row.primary))
