"""Compare lines as services: three grades of likeness.

Lines are the same when provider, procedure, modifiers, days, place, units and charge are; nearly
the same when they differ in units, charge, place, or in modifiers that never tell of a second
service; and the same by another when only the provider differs besides. A modifier that says that
the service is another one (repeat, distinct) takes the line out of every comparison:
``_tables/duplicate_modifiers.toml``. So does a line without procedure or day.
Source: Medicare Claims Processing Manual, chapter 1, section 120.
"""

from collections.abc import Hashable, Iterator
from functools import cache

from attrs import frozen

from ....model import Claim, ServiceLine
from ... import provider_key
from .._procedures import is_a
from .._rows import table

__all__ = ["Billed", "billed", "comparable", "has_site", "of_claim"]


@frozen(kw_only=True)
class Billed:
    """Give a line of a claim as a service, with a key for each grade of likeness."""

    claim: Claim
    index: int
    provider: str | None
    same: Hashable
    nearly: Hashable
    by_another: Hashable

    @property
    def line(self) -> ServiceLine:
        """Return the line itself."""
        return self.claim.lines[self.index]

    @property
    def is_visit(self) -> bool:
        """Tell whether it is a visit or anesthesia, which several render on a day."""
        code = self.line.code or ""
        return is_a(code, "evaluation") or is_a(code, "anesthesia")


@cache
def _modifiers(name: str) -> frozenset[str]:
    return frozenset(table("duplicate_modifiers")[name])


def of_claim(claim: Claim) -> Iterator[Billed]:
    """Yield the claim's lines that can be compared."""
    for i in range(len(claim.lines)):
        found = billed(claim, i)
        if found is not None:
            yield found


def billed(claim: Claim, index: int) -> Billed | None:
    """Return a line as a service, or None where it cannot be compared."""
    line = claim.lines[index]
    period, code = line.period, line.code
    if period is None or code is None or not _modifiers("apart").isdisjoint(line.modifiers):
        return None
    provider = provider_key(claim, line)
    service = (code, period, _sites(line), _told(line))
    return Billed(
        claim=claim,
        index=index,
        provider=provider,
        same=(
            provider,
            service,
            frozenset(line.modifiers),
            line.revenue_code,
            line.place_of_service or claim.facility_code,
            line.quantity,
            line.unit,
            line.charge,
        ),
        nearly=(provider, service, line.revenue_code),
        by_another=service,
    )


def _told(line: ServiceLine) -> frozenset[str]:
    return frozenset(line.modifiers) - _modifiers("alike") if line.modifiers else frozenset()


def _sites(line: ServiceLine) -> Hashable:
    """Return what tells services of one code apart besides modifiers: drugs, teeth, texts."""
    drug = line.drug.code if line.drug else None
    text = line.procedure.description if line.procedure else None
    dental = (line.dental.areas, line.dental.teeth) if line.dental else None
    return drug, text, dental


def comparable(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of a patient are to one payer, of one kind, and both original.

    A predetermination asks, and the claim that follows it bills the same.
    """
    return (
        one.kind == other.kind
        and one.payer_id == other.payer_id
        and (one.kind != "institutional" or one.facility_code == other.facility_code)
        and one.frequency not in _CORRECTIONS
        and other.frequency not in _CORRECTIONS
        and not one.predetermination
        and not other.predetermination
    )


_CORRECTIONS = ("7", "8")


def has_site(line: ServiceLine) -> bool:
    """Tell whether a dental line says at which tooth or in which area."""
    return line.dental is not None and bool(line.dental.teeth or line.dental.areas)
