"""What changed between two editions of a table: what a biller reads each quarter.

>>> from datetime import date
>>> from billingcore.codes import MueRow, MueTable, diff
>>> before = MueTable("mue_practitioner", [MueRow("97110", 6, "3"), MueRow("20610", 2, "3")])
>>> after = MueTable("mue_practitioner", [MueRow("97110", 8, "3"), MueRow("20604", 2, "3")])
>>> for change in diff(before, after, days=(date(2026, 9, 30), date(2026, 10, 1))):
...     print(change)
added 20604
expired 20610
changed 97110: value 6 -> 8
"""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from heapq import merge
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar

import attrs
from attrs import frozen

from ._edition import Edition
from ._pair_table import PairRow, PairTable

__all__ = ["Change", "ChangeKind", "diff"]

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")

_DATES = {"start", "end", "effective", "deletion"}


class ChangeKind(StrEnum):
    """What became of a row. ``FLIPPED``: nothing but an NCCI pair's modifier indicator changed."""

    ADDED = "added"
    EXPIRED = "expired"
    CHANGED = "changed"
    FLIPPED = "modifier indicator"


@frozen
class Change(Generic[R_co]):
    """Give one key's rows in force before and after, and what differs: name, old, new.

    Of a key with several rows, old and new are the values that went and those that came.
    """

    kind: ChangeKind
    key: Hashable
    before: tuple[R_co, ...] = ()
    after: tuple[R_co, ...] = ()
    differences: tuple[tuple[str, object, object], ...] = ()

    def __str__(self) -> str:
        parts = self.key if isinstance(self.key, tuple) else (self.key,)
        key = "/".join(str(part) for part in parts if part)
        told = ", ".join(f"{name} {old} -> {new}" for name, old, new in self.differences)
        return f"{self.kind} {key}: {told}" if told else f"{self.kind} {key}"


class _Dated(Protocol[R_co]):
    @property
    def name(self) -> str: ...

    @property
    def edition(self) -> Edition: ...

    def __iter__(self) -> Iterator[R_co]: ...


def diff(
    before: _Dated[R], after: _Dated[R], *, days: tuple[date, date] | None = None
) -> Iterator[Change[R]]:
    """Yield what changed from one edition to another, in the order of the keys.

    Compared is what is in force on two `days`: by default the last that `before` knows and the day
    after it. Give the same table twice, with days, to see what changes within it.
    Raises ValueError where there are no days to be told from the editions.
    """
    if days is None:
        last = before.edition.last
        if last is None:
            raise ValueError(f"{before.name}: its edition has no last day, pass days=")
        days = (last, last + timedelta(days=1))
    for table, day in zip((before, after), days, strict=True):
        if not table.edition.covers(day):
            raise ValueError(f"{table.name}: its edition cannot speak of {day}, pass days=")
    old, new = (_standing(table, day) for table, day in zip((before, after), days, strict=True))
    return _changes(old, new)


def _changes(
    old: Iterator[tuple[Any, tuple[R, ...]]], new: Iterator[tuple[Any, tuple[R, ...]]]
) -> Iterator[Change[R]]:
    """Walk both side by side: neither table is held a second time."""
    both = merge(_marked(old, 0), _marked(new, 1), key=_place)
    for (_, key), standing in groupby(both, _key):
        found = {side: rows for side, _, _, rows in standing}
        was, now = found.get(0, ()), found.get(1, ())
        differences = tuple(_differences(was, now)) if was and now else ()
        if not was:
            yield Change(ChangeKind.ADDED, key, after=now)
        elif not now:
            yield Change(ChangeKind.EXPIRED, key, before=was)
        elif differences:
            yield Change(_kind(was, differences), key, was, now, differences)


def _marked(
    standing: Iterator[tuple[Any, tuple[R, ...]]], side: int
) -> Iterator[tuple[int, tuple[str, ...], Any, tuple[R, ...]]]:
    for key, rows in standing:
        yield side, _order(key), key, rows


def _place(marked: tuple[int, tuple[str, ...], Any, tuple[R, ...]]) -> tuple[tuple[str, ...], int]:
    return marked[1], marked[0]


def _key(marked: tuple[int, tuple[str, ...], Any, tuple[R, ...]]) -> tuple[tuple[str, ...], Any]:
    return marked[1], marked[2]


def _order(key: Hashable) -> tuple[str, ...]:
    """Return how a key sorts: a code, or several where the last may be None."""
    parts = key if isinstance(key, tuple) else (key,)
    return tuple("" if part is None else str(part) for part in parts)


def _kind(
    rows: tuple[object, ...], differences: tuple[tuple[str, object, object], ...]
) -> ChangeKind:
    names = {name for name, _, _ in differences}
    pairs = isinstance(rows[0], PairRow) and names <= {"indicator", "rationale"}
    return ChangeKind.FLIPPED if pairs and "indicator" in names else ChangeKind.CHANGED


def _differences(old: tuple[R, ...], new: tuple[R, ...]) -> Iterator[tuple[str, object, object]]:
    """Yield what differs but for the days in force, which are what releases are about."""
    if len(old) != 1 or len(new) != 1:
        yield from _among_several([*map(_undated, old)], [*map(_undated, new)])
        return
    was, now = _undated(old[0]), _undated(new[0])
    for name in {**dict(was), **dict(now)}:
        if dict(was).get(name) != dict(now).get(name):
            yield name, dict(was).get(name), dict(now).get(name)


def _among_several(
    old: list[tuple[tuple[str, object], ...]], new: list[tuple[tuple[str, object], ...]]
) -> Iterator[tuple[str, object, object]]:
    """Yield the values of each name that went and that came; else how many rows differ."""
    if set(old) == set(new):
        return
    had, has = (list(dict.fromkeys(cell for row in rows for cell in row)) for rows in (old, new))
    found = False
    for name in dict.fromkeys(name for name, _ in (*had, *has)):
        gone = tuple(cell[1] for cell in had if cell[0] == name and cell not in has)
        come = tuple(cell[1] for cell in has if cell[0] == name and cell not in had)
        if gone or come:
            found = True
            yield name, gone, come
    if not found:
        yield "rows", len(old), len(new)


def _undated(row: Any) -> tuple[tuple[str, object], ...]:  # noqa: ANN401 - any attrs row
    names = (field.name for field in attrs.fields(type(row)))
    return tuple((name, getattr(row, name)) for name in names if name not in _DATES)


def _standing(table: Any, day: date) -> Iterator[tuple[Any, tuple[Any, ...]]]:  # noqa: ANN401
    """Yield each key and its rows in force that day, in the order of the keys."""
    if isinstance(table, PairTable):
        # Millions of rows, and in this order as they stand.
        rows: Iterable[Any] = (row for row in table if row.in_force(day))
        for pair, of_pair in groupby(rows, _pair):
            yield pair, tuple(of_pair)
        return
    of_key: dict[Any, list[Any]] = {}
    for row in table:
        if row.covers(day):
            of_key.setdefault(row.key, []).append(row)
    for key in sorted(of_key, key=_order):
        yield key, tuple(of_key[key])


def _pair(row: PairRow) -> tuple[str, str]:
    return min(row.column1, row.column2), max(row.column1, row.column2)
