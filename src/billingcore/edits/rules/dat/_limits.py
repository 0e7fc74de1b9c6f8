"""From which days a payer counts its time limits."""

from collections.abc import Iterator
from datetime import date, timedelta

from ....model import Claim

__all__ = ["BASES", "days_to_file", "limit_after"]

BASES = ("from", "through")


def days_to_file(claim: Claim, basis: str) -> Iterator[tuple[str, date]]:
    """Yield path and day of each line, or of the statement on an institutional claim."""
    found = [(f"lines[{n}].period", line.period) for n, line in enumerate(claim.lines)]
    if claim.kind == "institutional":
        several = enumerate(claim.dates)
        found = [(f"dates[{i}].period", d.period) for i, d in several if d.qualifier == "434"]
    for path, period in found:
        if period is not None:
            yield path, period.start if basis == "from" else period.end


def limit_after(day: date, days: int) -> date | None:
    """Return the last day, or None where the calendar ends before it."""
    return day + timedelta(days=days) if (date.max - day).days >= days else None
