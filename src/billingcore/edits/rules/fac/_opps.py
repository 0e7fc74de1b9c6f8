"""Status indicators of a claim's lines: how Medicare pays each service of a hospital's outpatient.

The outpatient prospective payment system is for hospitals of the states and Puerto Rico, except
Maryland, where all payers pay by another system; other islands have their own.
Source: 42 CFR 419.20; Medicare Claims Processing Manual, chapter 4, section 10.
"""

from datetime import date

from ....model import Claim
from ... import Context, Evidence

__all__ = ["indicator_of", "indicators", "opps_evidence", "tell_unjudged", "under_opps"]

_ELSEWHERE = ("MD", "AS", "GU", "MP", "VI")


def under_opps(claim: Claim) -> bool:
    """Tell whether the hospital is where outpatients are paid by this system."""
    provider = claim.billing_provider
    address = provider.address if provider else None
    return address is None or address.state not in _ELSEWHERE


def indicators(context: Context) -> tuple[str | None, ...]:
    """Return the status indicator of each line, None where the table has none for it."""
    return context.once(_indicators)


def indicator_of(context: Context, line: int) -> str | None:
    """Return the status indicator of the line at this place."""
    return indicators(context)[line]


def _indicators(context: Context) -> tuple[str | None, ...]:
    table = context.table("opps")
    covers = table.edition.covers
    found: list[str | None] = []
    for line in context.claim.lines:
        day = context.day_of(line)
        known = line.code and day is not None and covers(day)
        row = table.get(line.code, on=day) if known else None
        found.append(row.status if row else None)
    return tuple(found)


def tell_unjudged(context: Context) -> None:
    """Say which days the table does not know, and that a coded line has no day."""
    for day in context.once(_beyond):
        if day is None:
            context.not_evaluated("date of service", reason="a line states no day")
        else:
            edition = context.table("opps").edition
            context.not_evaluated("opps", reason=f"edition {edition} does not speak of {day}")


def _beyond(context: Context) -> tuple[date | None, ...]:
    covers = context.table("opps").edition.covers
    days = {context.day_of(line) for line in context.claim.lines if line.code}
    return tuple(day for day in days if day is None or not covers(day))


def opps_evidence(context: Context, line: int) -> Evidence:
    """Return what the table says of a line."""
    one = context.claim.lines[line]
    return Evidence(
        what="status indicator",
        table="opps",
        edition=str(context.table("opps").edition),
        facts=(
            ("code", one.code),
            ("on", context.day_of(one)),
            ("indicator", indicator_of(context, line)),
        ),
    )
