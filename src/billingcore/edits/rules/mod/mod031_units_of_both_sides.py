"""A line with 50 has more than one unit, so it speaks of more than two sides.

One unit with 50 is the procedure on both sides. Two units are right only if it was done twice on
both; most who bill two mean the two sides, and the payer takes them for four.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=({"procedure": "20610-50", "quantity": 2},))
>>> for finding in units_of_both_sides.check(claim):
...     print(finding)
warning MOD031 lines[0].quantity: 2 units of 20610 with 50, which is both sides
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
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
from ._both_sides import BOTH


@rule(
    "MOD031",
    "units-of-both-sides",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=BOTH),
    snip=Snip.POLICY,
    message="{units} units of {code} with 50, which is both sides",
    disposition=Disposition.LINE_REJECTION,
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 40.7"),
        Citation(authority="MLN Matters", section="SE1422"),
    ),
)
def units_of_both_sides(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at the units of lines with 50."""
    if BOTH in line.modifiers and line.code and line.quantity is not None and line.quantity > 1:
        yield context.finding(
            "quantity",
            related=["procedure.modifiers"],
            fixes=Fix(text="one unit is both sides", safety=Safety.NEEDS_DOCUMENTATION),
            units=line.quantity,
            code=line.code,
        )
