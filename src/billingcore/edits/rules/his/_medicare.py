"""Medicare's limits on preventive services, and the lines that exceed them."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from ....model import Claim, ServiceLine
from ... import Context, Evidence
from .._frequency import REFUSED, Limit, days_counted
from .._rows import rows

__all__ = ["PREFIXES", "exceeded", "limit_evidence"]


@cache
def _limits() -> dict[str, tuple[Limit, ...]]:
    found: dict[str, tuple[Limit, ...]] = {}
    for row in rows("medicare_frequencies"):
        limit = Limit.of(row)
        for code in limit.codes:
            found[code] = (*found.get(code, ()), limit)
    return found


PREFIXES = ("G0", "Q0091", "76706", "77067", "82270")
"""How the codes that have a limit begin."""


def exceeded(
    claim: Claim, context: Context, *, lifetime: bool
) -> Iterator[tuple[int, ServiceLine, date, Limit, list[date]]]:
    """Yield each line above a limit, with the days that count; a line may be above several."""
    for i, line in enumerate(claim.lines):
        day = line.first_day
        if day is None or any(modifier in REFUSED for modifier in line.modifiers):
            continue
        for limit in _limits().get(line.code or "", ()):
            if (limit.per == "lifetime") is not lifetime:
                continue
            if any(modifier in limit.unless for modifier in line.modifiers):
                continue
            days = days_counted(context, limit, line, day)
            if len(days) >= limit.times:
                yield i, line, day, limit, days


def limit_evidence(limit: Limit, days: list[date]) -> Evidence:
    """Return the limit that a finding rests on, and the days that count."""
    return Evidence(
        what="limit",
        table="medicare_frequencies",
        facts=(
            ("allowed", limit.times),
            ("in", limit.period),
            ("counted", ", ".join(limit.counts or limit.codes)),
            ("days", ", ".join(map(str, days))),
            ("source", limit.source),
        ),
    )
