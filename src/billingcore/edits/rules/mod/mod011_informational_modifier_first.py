"""A modifier that only informs stands before one that changes the price or lifts an edit.

Payers read the first places for the price, and some read no further. The order that puts payment
first is proposed; within both groups it stays as it was.

>>> from billingcore.testing import a_claim
>>> report = informational_modifier_first.check(a_claim(lines=("73030-RT-26",)))
>>> for finding in report:
...     print(finding)
info MOD011 lines[0].procedure.modifiers[0]: RT only informs and stands before 26
>>> report.findings[0].fixes[0].changes
(('lines[0].procedure.modifiers', ('26', 'RT')),)
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
    rule,
)
from .._rows import table


@rule(
    "MOD011",
    "informational-modifier-first",
    scope=Scope.LINE,
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="{modifier} only informs and stands before {payment}",
    source=Citation(authority="Medicare contractors' billing instructions", section="modifiers"),
)
def informational_modifier_first(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report the first modifier that informs, where a later one is about payment."""
    modifiers = line.modifiers
    if len(modifiers) < 2:
        return
    first = next((i for i, m in enumerate(modifiers) if m in _words("informational")), None)
    if first is None:
        return
    payment = next((m for m in modifiers[first:] if m in _words("payment")), None)
    if payment is None:
        return
    ordered = tuple(sorted(modifiers, key=lambda m: m in _words("informational")))
    yield context.finding(
        f"procedure.modifiers[{first}]",
        fixes=Fix(
            text="put what is about payment first",
            safety=Safety.MANUAL,
            changes=((context.path("procedure.modifiers"), ordered),),
        ),
        modifier=modifiers[first],
        payment=payment,
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("modifier_order")[name])
