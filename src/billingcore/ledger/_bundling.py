"""Bundled lines: what one line loses to CO-97 another gains by a negative OA-94.

The surviving line is raised by the charges of the lines rolled into it. They cancel only where one
set of them matches to the cent (X12 RFI 2320, 2551); a 97 that no 94 answers is a denial.

>>> from billingcore.model import Adjustment
>>> from billingcore.ledger import Policy
>>> rolled_up = (Adjustment("CO", "97", "50"),)
>>> surviving = (Adjustment("CO", "45", "10"), Adjustment("OA", "94", "-50"))
>>> sorted(bundled((rolled_up, surviving), Policy()))
[(0, 0), (1, 1)]
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from ..model import Adjustment
from ..money import ZERO, total
from ._policy import Policy, Treatment

__all__ = ["bundled"]

_FEW = 10


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
        answers = [] if amount > 0 else _answers(-amount, amounts, cancelled)
        if len(answers) == 1:
            cancelled |= {gain, *answers[0]}
    return cancelled


def _answers(
    gained: Decimal, amounts: dict[tuple[int, int], Decimal], taken: set[tuple[int, int]]
) -> list[tuple[tuple[int, int], ...]]:
    """Return every set of losses that sums to what was gained; a claim has few of them."""
    losses = [at for at, lost in amounts.items() if lost > 0 and at not in taken]
    return [
        some
        for size in range(1, len(losses) + 1 if len(losses) <= _FEW else 2)
        for some in combinations(losses, size)
        if total(amounts[at] for at in some) == gained
    ]
