"""The lines of one provider and day, which rules of that scope are handed."""

from datetime import date

from attrs import frozen

from ..model import Claim, Provider, ServiceLine

__all__ = ["Day", "days_of", "provider_key"]


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


def provider_key(claim: Claim, line: ServiceLine) -> str | None:
    """Return who counts as the same provider, the way that NCCI sees it.

    The rendering provider of the line, else of the claim, else the billing provider; on an
    institutional claim the billing provider (NCCI Policy Manual, chapter I).
    """
    if claim.kind != "institutional" and line.providers:
        own = line.rendering
        if own is not None:
            return _key(own)
    return _claim_key(claim)


def _claim_key(claim: Claim) -> str | None:
    rendering = None if claim.kind == "institutional" else claim.rendering
    party = rendering or claim.billing_provider
    return None if party is None else _key(party)


def _key(party: Provider) -> str | None:
    return (party.id.value if party.id else None) or party.tax_id


def days_of(claim: Claim) -> tuple[Day, ...]:
    """Return the claim's lines by provider and day; lines without a day are left out.

    The statement's day (a dental claim's day of service) stands in for a line's own only where it
    is a single day.
    """
    period = claim.dated("472" if claim.kind == "dental" else "434")
    instead = period.start if period and period.is_day else None
    usual = _claim_key(claim)
    groups: dict[tuple[date, str | None], list[int]] = {}
    for i, line in enumerate(claim.lines):
        day = line.period.start if line.period else instead
        if day is not None:
            provider = provider_key(claim, line) if line.providers else usual
            groups.setdefault((day, provider), []).append(i)
    lines = claim.lines
    return tuple(
        [
            Day(
                day=day,
                provider=provider,
                indices=tuple(indices),
                lines=lines if len(indices) == len(lines) else tuple([lines[i] for i in indices]),
            )
            for (day, provider), indices in groups.items()
        ]
    )
