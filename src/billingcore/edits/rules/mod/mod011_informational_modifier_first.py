"""A modifier stands before one that matters more for the price.

Payers read the first places for the price, and some read no further: what is part of the price (26,
TC, who gave the anesthesia) comes first, then what changes it or lifts an edit, and what only
informs comes last. That order is proposed; among equals it stays as it was.

>>> from billingcore.testing import a_claim
>>> report = informational_modifier_first.check(a_claim(lines=("73030-RT-59-26",)))
>>> for finding in report:
...     print(finding)
info MOD011 lines[0].procedure.modifiers[0]: RT only informs and stands before 59
>>> report.findings[0].fixes[0].changes
(('lines[0].procedure.modifiers', ('26', '59', 'RT')),)
"""

from collections.abc import Iterator
from functools import cache

from ....model import ServiceLine
from ... import (
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._rows import table

_TIERS = ("pricing", "payment", "informational")
_SAYS = {"payment": "is no part of the price", "informational": "only informs"}


@rule(
    "MOD011",
    "informational-modifier-first",
    scope=Scope.LINE,
    triggers=Triggers(coding=lambda done: len(done.modifiers) > 1),
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="{modifier} {says} and stands before {payment}",
    source=Citation(authority="Medicare contractors' billing instructions", section="modifiers"),
)
def informational_modifier_first(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report the first modifier that stands before one of a higher rank."""
    modifiers = line.modifiers
    if len(modifiers) < 2:
        return
    ranks = _ranks()
    known = [(i, ranks[m]) for i, m in enumerate(modifiers) if m in ranks]
    for place, (i, rank) in enumerate(known):
        better = next((j for j, other in known[place + 1 :] if other < rank), None)
        if better is None:
            continue
        yield context.finding(
            f"procedure.modifiers[{i}]",
            fixes=Fix(
                text="put what is about payment first",
                safety=Safety.SAFE,
                changes=((context.path("procedure.modifiers"), _ordered(modifiers)),),
            ),
            modifier=modifiers[i],
            says=_SAYS[_TIERS[rank]],
            payment=modifiers[better],
        )
        return


def _ordered(modifiers: tuple[str, ...]) -> tuple[str, ...]:
    """Return them by rank; what has none stays behind what stood before it."""
    ranks, rank = _ranks(), 0
    keys = []
    for modifier in modifiers:
        rank = ranks.get(modifier, rank)
        keys.append(rank)
    return tuple(m for _, m in sorted(zip(keys, modifiers, strict=True), key=lambda pair: pair[0]))


@cache
def _ranks() -> dict[str, int]:
    tiers = table("modifier_order")
    return {modifier: rank for rank, tier in enumerate(_TIERS) for modifier in tiers[tier]}
