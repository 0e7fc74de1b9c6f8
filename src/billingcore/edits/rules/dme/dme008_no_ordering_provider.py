"""Equipment is billed, and nobody ordered it.

Medicare pays for equipment on the order of a practitioner, whom the claim names: on the line as the
ordering provider (loop 2420E), on paper and for the whole claim as the referring one (item 17, loop
2310A). Who furnishes what they ordered themselves names themselves.

>>> from billingcore.testing import a_claim
>>> lines, medicare = ("E0143-NU",), {"filing_indicator": "MB"}
>>> for finding in no_ordering_provider.check(a_claim(lines=lines, coverage=medicare)):
...     print(finding)
error DME008 lines[0].procedure: E0143 without who ordered it (DK on the line, DN on the claim)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._ambulance import modifiers_of
from ._schedule import WAYS

_ORDERS = ("DK", "DN")


@rule(
    "DME008",
    "no-ordering-provider",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers=sorted(WAYS)),
    snip=Snip.SITUATION,
    message="{code} without who ordered it (DK on the line, DN on the claim)",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 17"),
        Citation(authority="42 CFR 424.507"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N264", group="CO"),
)
def no_ordering_provider(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at new, rented and used equipment."""
    if claim.provider(*_ORDERS) is not None:
        return
    for i, line in enumerate(claim.lines):
        if not WAYS.isdisjoint(modifiers_of(line)) and line.provider(*_ORDERS) is None:
            yield context.finding(f"lines[{i}].procedure", code=line.code)
