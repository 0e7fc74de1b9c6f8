"""Pair the lines of a day by the NCCI procedure-to-procedure edits.

For each two lines of one patient, provider and day with distinct codes: the rows in force that
day, which line is in column 1 and which in column 2, and which modifiers count. Whether a
modifier counts depends on the row (indicator 1), the line that carries it and the day: see
``_tables/ptp_bypass.toml``.
Source: NCCI Policy Manual for Medicare Services, chapter I, sections A and E; Medicare Claims
Processing Manual, chapter 23, section 20.9.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from attrs import frozen

from ....codes import PairRow, PairTable
from ....model import Claim, ServiceLine
from ... import Context, Day
from .._procedures import is_a
from .._rows import rows
from .._same_day import meetings
from .._settings import days_within, tell_unjudged

__all__ = ["Conflict", "bypass_modifiers", "conflicts", "is_site", "weighed"]


@frozen
class Conflict:
    """Give two lines that a row in force sets against each other.

    `first` and `second` are where the lines of column 1 and column 2 stand. `seen` are the
    modifiers of both that belong to the edits, `counting` those that lift this one.
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


@frozen
class _Bypass:
    line: str
    site: bool
    since: date
    until: date


@cache
def _bypasses() -> dict[str, tuple[_Bypass, ...]]:
    found: dict[str, tuple[_Bypass, ...]] = {}
    for row in rows("ptp_bypass"):
        bypass = _Bypass(
            row["line"],
            row.get("site", False),
            row.get("since", date.min),
            row.get("until", date.max),
        )
        for modifier in row["modifiers"]:
            found[modifier] = (*found.get(modifier, ()), bypass)
    return found


def bypass_modifiers(day: date) -> tuple[str, ...]:
    """Return the modifiers that may lift an edit on that day."""
    return tuple(
        modifier
        for modifier, bypasses in _bypasses().items()
        if any(bypass.since <= day <= bypass.until for bypass in bypasses)
    )


def is_site(modifier: str) -> bool:
    """Tell whether the modifier names a place of the body."""
    return any(bypass.site for bypass in _bypasses().get(modifier, ()))


def conflicts(context: Context, name: str) -> tuple[Conflict, ...]:
    """Return each conflict once: per line of column 2, line of column 1 and row.

    `name` is that of the table of pairs.
    """
    tell_unjudged(context, name)
    return context.once(_all, name)


def _all(context: Context, name: str) -> tuple[Conflict, ...]:
    return tuple(_conflicts(context.claim, days_within(context, name), context.table(name)))


def _conflicts(claim: Claim, days: tuple[Day, ...], table: PairTable) -> Iterator[Conflict]:
    codes = {line.code for day in days for line in day.lines}
    if not table.may_meet(code for code in codes if code is not None):
        return
    for meeting in meetings(claim, days):
        by_code: dict[str, list[int]] = {}
        for i in meeting.lines:
            code = claim.lines[i].code
            if code is not None:
                by_code.setdefault(code, []).append(i)
        if len(by_code) < 2:
            continue
        for row in table.among(by_code, on=meeting.day):
            for second in by_code[row.column2]:
                for first in by_code[row.column1]:
                    if meeting.is_first(first, second):
                        yield _conflict(claim, meeting.day, row, first, second)


def _conflict(claim: Claim, day: date, row: PairRow, first: int, second: int) -> Conflict:
    one, two = claim.lines[first], claim.lines[second]
    if not one.modifiers and not two.modifiers:
        return Conflict(day, row, first, second)
    return Conflict(day, row, first, second, *weighed(row, day, one, two))


def weighed(
    row: PairRow, day: date, one: ServiceLine, two: ServiceLine
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the modifiers of a line of column 1 and of one of column 2 that belong to the edits.

    Those that lift this one are the second part.
    """
    seen: dict[str, bool] = {}
    for line, column in ((one, "column 1"), (two, "column 2")):
        for modifier in line.modifiers:
            if modifier in _bypasses():
                counts = row.indicator == "1" and _counts(modifier, line, column, day)
                seen[modifier] = seen.get(modifier, False) or counts
    return tuple(seen), tuple(name for name, counts in seen.items() if counts)


def _counts(modifier: str, line: ServiceLine, column: str, day: date) -> bool:
    for bypass in _bypasses()[modifier]:
        if bypass.since <= day <= bypass.until:
            if bypass.line == "evaluation":
                return is_a(line.code or "", "evaluation")
            return bypass.line in ("either", column)
    return False
