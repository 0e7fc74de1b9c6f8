"""A table of rows that are in force for some days, looked up by a key.

>>> from datetime import date
>>> from billingcore.codes import MueRow, MueTable
>>> table = MueTable("mue_practitioner", [MueRow("97110", 6, "3", date(2024, 7, 1))])
>>> table.in_force("97110", on=date(2024, 6, 30)), len(table), "97110" in table
((), 1, True)
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Generic, Self, TypeVar

from attrs import field, frozen

from ..findings import Finding
from ._edition import Edition, as_edition
from ._entries import compact
from ._reading import Reading
from ._releases import DatedRow, released
from ._unmade_rows import UnmadeRows

__all__ = ["RowTable", "by_key", "count"]

_MOST = 20_000
"""How many keys are remembered that were asked for: senders may write anything as a code."""

K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=DatedRow)


def count(rows: Mapping[K, object]) -> str:
    """Return how a table's repr shows its rows."""
    return f"<{len(rows)} codes>"


def by_key(rows: Iterable[R]) -> dict[Any, tuple[R, ...]]:
    """Return the rows of each key, the oldest first."""
    grouped: dict[Hashable, list[R]] = {}
    for row in rows:
        grouped.setdefault(row.key, []).append(row)
    return {
        key: tuple(sorted(of_key, key=lambda row: row.start or date.min))
        for key, of_key in grouped.items()
    }


@lru_cache(maxsize=16384)
def _tidy(key: Any) -> Any:  # noqa: ANN401 - a key of any table
    """Return the key with its codes compact; a blank one in it, as of a modifier, is none."""
    if isinstance(key, tuple):
        return tuple(None if part == "" else part for part in map(_tidy, key))
    return compact(key) if isinstance(key, str) else key


class _Memory(dict[Any, Any]):
    """What was asked for, which does not go along to another process."""

    def __reduce__(self) -> tuple[type["_Memory"], tuple[()]]:
        return _Memory, ()


@frozen(eq=False, init=False)
class RowTable(Generic[K, R]):
    """Find the rows of a key, and those in force on a day.

    `findings` are what was wrong with the files that the table was made of.
    """

    name: str
    _rows: Mapping[K, tuple[R, ...]] = field(repr=count)
    edition: Edition
    findings: tuple[Finding, ...] = field(repr=False)
    # What was asked for: claims ask for the same few rows again and again.
    _found: dict[K, tuple[R, ...]] = field(init=False, repr=False, factory=_Memory)
    _any_of: dict[frozenset[K], bool] = field(init=False, repr=False, factory=_Memory)

    def __init__(
        self,
        name: str,
        rows: Iterable[R],
        *,
        edition: Edition | str = "unnamed",
        findings: Iterable[Finding] = (),
    ) -> None:
        self.__attrs_init__(  # pyright: ignore[reportAttributeAccessIssue]
            name,
            UnmadeRows.of(by_key(rows)),
            as_edition(edition),
            tuple(findings),
        )

    @classmethod
    def of(cls, name: str, *readings: Reading[R]) -> Self:
        """Return the table that these files make: releases in any order, or parts of one."""
        made = released(name, readings, cls._alone)
        return cls(name, made.rows, edition=made.edition, findings=made.findings)

    @staticmethod
    def _alone(row: R) -> Hashable | None:
        """Return of what the row is the only one a day, None where there may be several."""
        return row.key

    def in_force(self, key: K, *, on: date) -> tuple[R, ...]:
        """Return the rows of the key that are in force that day."""
        return tuple(row for row in self._of(key) if row.covers(on))

    def history(self, key: K) -> tuple[R, ...]:
        """Return every row of the key, the oldest first."""
        return self._of(key)

    def _of(self, key: K) -> tuple[R, ...]:
        """Return the rows of the key, or of what it is when it is written as codes are."""
        found = self._found.get(key)
        return self._search(key) if found is None else found

    def _search(self, key: K) -> tuple[R, ...]:
        rows = self._rows.get(key) or self._rows.get(_tidy(key), ())
        if len(self._found) >= _MOST:
            self._found.clear()
        self._found[key] = rows
        return rows

    def __iter__(self) -> Iterator[R]:
        return (row for rows in self._rows.values() for row in rows)

    def __bool__(self) -> bool:
        """Tell that the table is there, which it is even without rows."""
        return True

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def has_any(self, keys: Iterable[K]) -> bool:
        """Tell whether the table has rows of one of these keys."""
        asked = frozenset(keys)
        known = self._any_of.get(asked)
        if known is None:
            if len(self._any_of) >= _MOST:
                self._any_of.clear()
            known = self._any_of[asked] = any(map(self.__contains__, asked))
        return known

    def __contains__(self, key: object) -> bool:
        return key in self._rows or _tidy(key) in self._rows
