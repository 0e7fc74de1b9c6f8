"""What the fee schedule for equipment says of how a code is billed: new, rented or used.

Source: Medicare Claims Processing Manual, chapter 20, sections 30 and 130; the DMEPOS fee schedule.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ....codes import DmeposRow, DmeposTable
from ....model import ServiceLine
from ... import Context, Evidence

__all__ = ["WAYS", "evidence", "ways_of"]

WAYS = frozenset({"NU", "RR", "UE"})
"""Modifiers of new, rented and used equipment."""


@lru_cache(maxsize=4)
def _by_code(table: DmeposTable) -> dict[str, tuple[DmeposRow, ...]]:
    found: dict[str, list[DmeposRow]] = {}
    for row in table:
        found.setdefault(row.code, []).append(row)
    return {code: tuple(rows) for code, rows in found.items()}


def ways_of(line: ServiceLine, context: Context) -> frozenset[str] | None:
    """Return the ways in which the code of a line has a fee that day.

    None where it has fees without such a modifier, or none at all; where the edition does not reach
    the day, the rule says so.
    """
    table: DmeposTable = context.table("dmepos")
    rows = _by_code(table).get(line.code or "", ())
    day = context.day_of(line)
    if not rows or day is None:
        return None
    if not table.edition.covers(day):
        reason = f"edition {table.edition} does not speak of {day}"
        context.not_evaluated("dmepos", reason=reason)
        return None
    ways = tuple(_ways(rows, day))
    return frozenset().union(*ways) if ways and all(ways) else None


def _ways(rows: tuple[DmeposRow, ...], day: date) -> Iterator[frozenset[str]]:
    for row in rows:
        if row.covers(day):
            yield WAYS.intersection(row.modifiers)


def evidence(context: Context, ways: frozenset[str]) -> Evidence:
    """Return what the schedule says."""
    table: DmeposTable = context.table("dmepos")
    return Evidence(
        what="fees",
        table="dmepos",
        edition=str(table.edition),
        facts=(("modifiers with a fee", ", ".join(sorted(ways))),),
    )
