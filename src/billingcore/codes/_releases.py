"""One table from several releases: what each says while it is in force.

A snapshot lists what is in force and leaves at the next one; a file that dates its rows replaces
what an earlier file said of the same key. Where such files are complete, a key that a later one
lacks has ended with what the earlier knew, and one that it adds without a date begins after that.
Files that begin on the same day are parts of one release, or the same release again.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from attrs import evolve, frozen

from ..findings import Finding, Severity
from ._edition import Edition
from ._reading import Problems, Reading

__all__ = ["DatedRow", "Released", "released"]

_DAY = timedelta(days=1)


class DatedRow(Protocol):
    """A row that is in force from `start` to `end`, both included; None is no limit."""

    @property
    def key(self) -> Hashable:
        """Return what the row is looked up by."""
        ...

    @property
    def start(self) -> date | None:
        """Return the first day."""
        ...

    @property
    def end(self) -> date | None:
        """Return the last day."""
        ...

    def covers(self, day: date) -> bool:
        """Tell whether the row is in force on that day."""
        ...


R = TypeVar("R", bound=DatedRow)
_Release: TypeAlias = tuple[Reading[R], ...]


@frozen
class Released(Generic[R]):
    """Hold the rows of all files, dated, the edition that they make, and what is wrong."""

    rows: tuple[R, ...]
    edition: Edition
    findings: tuple[Finding, ...]


def _key(row: DatedRow) -> Hashable:
    return row.key


def released(
    name: str, readings: Sequence[Reading[R]], alone: Callable[[R], Hashable | None] = _key
) -> Released[R]:
    """Return the rows of several releases of one table, each with the days that it holds.

    `alone` says of what there can be one row a day, None of what there may be several: two that
    contradict each other are a finding.
    Raises ValueError when there is none, or when snapshots and dated files are mixed.
    """
    if not readings:
        raise ValueError(f"{name} needs a file at least")
    if len({reading.snapshot for reading in readings}) > 1:
        raise ValueError(f"{name} cannot be made of snapshots and files that date their rows")
    ordered = sorted(readings, key=lambda reading: _begins(reading.edition))
    between = Problems(name)
    complete = all(reading.complete for reading in ordered)
    take = (
        _in_sequence if readings[0].snapshot else _complete_lists if complete else _newest_of_each
    )
    releases = [tuple(parts) for _, parts in groupby(ordered, lambda one: _begins(one.edition))]
    rows = tuple(take(releases, between))
    _contradictions(rows, alone, between)
    editions = [reading.edition for reading in ordered]
    edition = Edition(
        editions[-1].name,
        editions[0].first,
        editions[-1].last,
        tuple(file for edition in editions for file in edition.files),
        as_of=editions[-1].as_of,
    )
    findings = tuple(finding for reading in ordered for finding in reading.findings)
    return Released(rows, edition, findings + between.findings)


def _begins(edition: Edition) -> date:
    return edition.first or edition.as_of or date.min


def _contradictions(
    rows: Iterable[R], alone: Callable[[R], Hashable | None], between: Problems
) -> None:
    of_key: dict[Hashable, list[R]] = {}
    for row in rows:
        of_key.setdefault(alone(row), []).append(row)
    for key, of_one in of_key.items():
        if key is None or len(of_one) == 1:
            continue
        of_one.sort(key=_starts)
        for before, row in pairwise(of_one):
            if before.end is None or _starts(row) <= before.end:
                parts = key if isinstance(key, tuple) else (key,)
                told = "/".join(str(part) for part in parts if part)
                since = f" from {row.start} on" if row.start else ""
                between.file(
                    f"rows of {told} contradict each other{since}: the first of them counts"
                )
                break


def _starts(row: DatedRow) -> date:
    return row.start or date.min


def _of_release(parts: _Release[R]) -> dict[R, None]:
    """Return the rows of all parts, equal ones once."""
    return dict.fromkeys(row for part in parts for row in part)


def _by_key(parts: _Release[R]) -> dict[Hashable, list[R]]:
    of_key: dict[Hashable, list[R]] = {}
    for row in _of_release(parts):
        of_key.setdefault(row.key, []).append(row)
    return of_key


def _known_until(parts: _Release[R]) -> date | None:
    """Return the last day that any of the parts speaks of."""
    editions = [part.edition for part in parts]
    return max(filter(None, (one.last or one.as_of for one in editions)), default=None)


def _newest_of_each(releases: Sequence[_Release[R]], between: Problems) -> Iterator[R]:
    """Yield the rows of each key from the newest release that has any."""
    of_key: dict[Hashable, list[R]] = {}
    for parts in releases:
        of_key.update(_by_key(parts))
    for rows in of_key.values():
        yield from rows


def _complete_lists(releases: Sequence[_Release[R]], between: Problems) -> Iterator[R]:
    """Yield the rows of each key from the newest file, and of a key that is gone until it went."""
    of_key: dict[Hashable, list[R]] = {}
    known_until: date | None = None
    before = releases[0][0].edition
    for parts in releases:
        fresh = _by_key(parts)
        if known_until:
            gone = [key for key in of_key if key not in fresh]
            open_ones = [key for key in gone if any(row.end is None for row in of_key[key])]
            for key in open_ones:
                of_key[key] = [row if row.end else _ended(row, known_until) for row in of_key[key]]
            if open_ones:
                between.file(
                    f"gone from {parts[0].edition} without a last day: {len(open_ones)} of "
                    f"{before}, taken to have ended on {known_until}",
                    Severity.INFO,
                )
            for key, rows in fresh.items():
                since = of_key[key][0].start if key in of_key else known_until + _DAY
                fresh[key] = [_begun(row, since) if row.start is None else row for row in rows]
        of_key.update(fresh)
        known_until = _known_until(parts)
        before = parts[0].edition
    for rows in of_key.values():
        yield from rows


def _ended(row: R, end: date) -> R:
    return _dated(row, row.start, end)


def _begun(row: R, start: date | None) -> R:
    return _dated(row, start, row.end)


def _in_sequence(releases: Sequence[_Release[R]], between: Problems) -> Iterator[R]:
    """Yield each row once for each stretch of releases that have it unchanged."""
    open_since: dict[R, date | None] = {}
    known_until: date | None = None
    for parts in releases:
        first = parts[0].edition.first
        if known_until and first and first > known_until + _DAY:
            between.file(
                f"no release was given for {known_until + _DAY} to {first - _DAY}: what held "
                f"before is taken to hold until then",
            )
        rows = _of_release(parts)
        if first:
            ended = [row for row in open_since if row not in rows]
            for row in ended:
                yield _dated(row, open_since.pop(row), first - _DAY)
        for row in rows:
            open_since.setdefault(row, first)
        known_until = _known_until(parts)
    for row, start in open_since.items():
        yield _dated(row, start, None)


def _dated(row: R, start: date | None, end: date | None) -> R:
    attrs_row: Any = row
    changed: R = evolve(attrs_row, start=start, end=end)
    return changed
