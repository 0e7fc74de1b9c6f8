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

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import field, frozen

from ._edition import Edition, as_edition

__all__ = ["AddOn", "AddOnRow", "AddOnTable"]


def _named(primary: str | None) -> str | None:
    return None if primary == "CCCCC" else primary


@frozen
class AddOnRow:
    """Give one add-on with one primary; the primary is None where the payer decides (CCCCC)."""

    add_on: str
    kind: str
    primary: str | None = field(default=None, converter=_named)
    start: date | None = None
    end: date | None = None

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


def _count(rows: Mapping[str, object]) -> str:
    return f"<{len(rows)} codes>"


def _by_code(rows: Iterable[AddOnRow]) -> dict[str, tuple[AddOnRow, ...]]:
    grouped: dict[str, list[AddOnRow]] = {}
    for row in rows:
        grouped.setdefault(row.add_on, []).append(row)
    return {code: tuple(of_code) for code, of_code in grouped.items()}


@frozen(eq=False)
class AddOnTable:
    """Find what an add-on needs on a day."""

    name: str
    _rows: Mapping[str, tuple[AddOnRow, ...]] = field(alias="rows", converter=_by_code, repr=_count)
    edition: Edition = field(default=Edition(), converter=as_edition, kw_only=True)

    def get(self, code: str, *, on: date) -> AddOn | None:
        """Return what the add-on needs that day, or None where the code is no add-on."""
        known = self._rows.get(code)
        rows = [row for row in known if row.covers(on)] if known else None
        if not rows:
            return None
        # One type an add-on, in every release seen; were there two, the one that says more wins.
        kind = min(row.kind for row in rows)
        return AddOn(code, kind, frozenset(row.primary for row in rows if row.primary))

    def history(self, code: str) -> tuple[AddOnRow, ...]:
        """Return every row of the add-on."""
        return self._rows.get(code, ())

    def __iter__(self) -> Iterator[AddOnRow]:
        return (row for rows in self._rows.values() for row in rows)

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def __contains__(self, code: str) -> bool:
        return code in self._rows
