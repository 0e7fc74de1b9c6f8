"""Bundled lines: what one line loses to CO-97 another gains by a negative OA-94.

The two cancel only where they match to the cent (X12 RFI 2320, 2551); a 97 that no 94 answers is a
denial like any other.

>>> from billingcore.model import Adjustment
>>> from billingcore.ledger import Policy
>>> rolled_up = (Adjustment("CO", "97", "50"),)
>>> surviving = (Adjustment("CO", "45", "10"), Adjustment("OA", "94", "-50"))
>>> sorted(bundled((rolled_up, surviving), Policy()))
[(0, 0), (1, 1)]
"""

from collections.abc import Sequence
from decimal import Decimal

from ..model import Adjustment
from ..money import ZERO, total
from ._policy import Policy, Treatment

__all__ = ["bundled"]


def bundled(parts: Sequence[Sequence[Adjustment]], policy: Policy) -> set[tuple[int, int]]:
    """Return which adjustments of which parts (lines, and the claim) cancel each other."""
    amounts: dict[tuple[int, int], Decimal] = {
        (i, j): adjustment.amount or ZERO
        for i, part in enumerate(parts)
        for j, adjustment in enumerate(part)
        if policy.adjustment(adjustment.group, adjustment.reason).treatment is Treatment.BUNDLED
    }
    if total(amounts.values()) == 0:
        return set(amounts)
    cancelled: set[tuple[int, int]] = set()
    for gain, amount in amounts.items():
        losses = [at for at, lost in amounts.items() if lost == -amount]
        if amount < 0 and len(losses) == 1 and losses[0] not in cancelled:
            cancelled |= {gain, losses[0]}
    return cancelled
