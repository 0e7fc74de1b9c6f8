"""What rules of wider scope are handed: the lines of one day, and a claim among earlier ones."""

from datetime import date

from attrs import frozen

from ..model import Claim, ServiceLine

__all__ = ["Day", "History", "days_of", "provider_key"]


@frozen(kw_only=True)
class Day:
    """Give the lines that one provider rendered to the claim's patient on one day.

    `indices` tell where `lines` stand among the claim's lines. A line that covers several days
    counts for its first one.
    """

    day: date
    provider: str | None
    indices: tuple[int, ...]
    lines: tuple[ServiceLine, ...]


@frozen(kw_only=True)
class History:
    """Give a claim, and the patient's earlier claims as the caller knows them."""

    claim: Claim
    earlier: tuple[Claim, ...] = ()


def provider_key(claim: Claim, line: ServiceLine) -> str | None:
    """Return who counts as the same provider, the way that NCCI sees it.

    The rendering provider of the line, else of the claim, else the billing provider; on an
    institutional claim the billing provider (NCCI Policy Manual, chapter I).
    """
    party = claim.billing_provider
    if claim.kind != "institutional":
        party = line.rendering or claim.rendering or party
    if party is None:
        return None
    return (party.id.value if party.id else None) or party.tax_id


def days_of(claim: Claim) -> tuple[Day, ...]:
    """Return the claim's lines by provider and day; lines without a day are left out.

    The statement's day stands in for a line's own only where the statement is of a single day.
    """
    period = claim.dated("434")
    instead = period.start if period and period.is_day else None
    groups: dict[tuple[date, str | None], list[int]] = {}
    for i, line in enumerate(claim.lines):
        day = line.first_day or instead
        if day is not None:
            groups.setdefault((day, provider_key(claim, line)), []).append(i)
    return tuple(
        Day(
            day=day,
            provider=provider,
            indices=tuple(indices),
            lines=tuple(claim.lines[i] for i in indices),
        )
        for (day, provider), indices in groups.items()
    )
