"""The ambulance lines of a claim: base rates and mileage, and from where to where.

The first letter of the modifier is where the patient was picked up, the second where they were
taken: diagnostic site D, custodial facility E, dialysis G and J, hospital H, transfer I, nursing
facility N, physician's office P, residence R, scene S; X is a stop on the way to a hospital and
only a destination. Source: Medicare Claims Processing Manual, chapter 15, section 30.

>>> way_of(("QN", "RH")), way_of(("GX",)), way_of(("XH",))
('RH', None, None)
>>> starts_nowhere("XH"), starts_nowhere("XE")
(True, False)
"""

from collections.abc import Iterable
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
    "starts_nowhere",
    "transports",
    "way_of",
    "ways_of",
]

MEDICARE = ("MA", "MB")
MANUAL = Citation(authority="Medicare Claims Processing Manual", section="chapter 15, section 30")
TRANSPORTS = Triggers(procedures="A0")
"""Ambulance codes begin so."""

_PLACES = frozenset("DEGHIJNPRSX")
_NO_WAY = frozenset({"GX", "XE", "XP", "XS"})  # a voluntary notice, and kinds of modifier 59


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


def ways_of(modifiers: Iterable[str]) -> tuple[str, ...]:
    """Return the modifiers that say from where to where."""
    return tuple(
        modifier
        for modifier in modifiers
        if len(modifier) == 2
        and modifier not in _NO_WAY
        and modifier[0] != "X"
        and _PLACES.issuperset(modifier)
    )


def way_of(modifiers: Iterable[str]) -> str | None:
    """Return the first of them, or None."""
    return next(iter(ways_of(modifiers)), None)


def starts_nowhere(modifier: str) -> bool:
    """Tell whether a modifier says that the patient was picked up at a stop on the way."""
    two = len(modifier) == 2 and modifier not in _NO_WAY
    return two and modifier[0] == "X" and _PLACES.issuperset(modifier)
