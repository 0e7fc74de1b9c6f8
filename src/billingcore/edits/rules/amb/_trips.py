"""The ambulance lines of a claim: base rates and mileage.

Source: Medicare Claims Processing Manual, chapter 15, section 30.
"""

from datetime import date

from attrs import frozen

from ....model import ServiceLine
from ... import Citation, Context, Triggers
from .._ambulance import base_of, mileage_of

__all__ = [
    "MANUAL",
    "MEDICARE",
    "TRANSPORTS",
    "Transport",
    "transports",
]

MEDICARE = ("MA", "MB")
MANUAL = Citation(authority="Medicare Claims Processing Manual", section="chapter 15, section 30")
TRANSPORTS = Triggers(procedures="A0")
"""Ambulance codes begin so."""


@frozen
class Transport:
    """Give an ambulance line: its base rate's vehicle, or the vehicles whose miles it counts."""

    index: int
    line: ServiceLine
    day: date | None
    base: str | None
    mileage: tuple[str, ...]

    @property
    def code(self) -> str:
        """Return its code."""
        return self.line.code or ""

    @property
    def is_of_the_dead(self) -> bool:
        """Tell whether the patient had died before the ambulance set out with them."""
        return "QL" in self.line.modifiers


def transports(context: Context) -> tuple[Transport, ...]:
    """Return the ambulance lines of the claim, in their order."""
    return context.once(_transports)


def _transports(context: Context) -> tuple[Transport, ...]:
    found = []
    for i, line in enumerate(context.claim.lines):
        if line.code:
            base, mileage = base_of(line.code), mileage_of(line.code)
            if base or mileage:
                found.append(Transport(i, line, context.day_of(line), base, mileage))
    return tuple(found)
