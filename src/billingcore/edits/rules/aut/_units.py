"""Count the units that a claim takes from an authorization."""

from collections.abc import Iterable
from decimal import Decimal

from ....model import Claim

__all__ = ["units_of"]

_COUNTED = (None, "UN", "DA")


def units_of(claim: Claim, lines: Iterable[int]) -> Decimal:
    """Return the sum of the units, or days, of these lines; minutes are not counted."""
    found = (claim.lines[i] for i in lines)
    return sum(
        (line.quantity for line in found if line.quantity is not None and line.unit in _COUNTED),
        Decimal(0),
    )
