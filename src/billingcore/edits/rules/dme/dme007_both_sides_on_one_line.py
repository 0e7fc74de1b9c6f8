"""An item for both sides stands on one line.

Since March of 2019 Medicare's contractors for equipment want two lines, one with RT and one with
LT, each with its units, and reject a line with both.

>>> from billingcore.testing import a_claim
>>> lines, medicare = ({"procedure": "L1906-RT-LT", "quantity": 2},), {"filing_indicator": "MB"}
>>> for finding in both_sides_on_one_line.check(a_claim(lines=lines, coverage=medicare)):
...     print(finding)
error DME007 lines[0].procedure.modifiers[1]: LT beside RT: L1906 wants a line for each side
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)

_ITEMS = ("A", "E", "K", "L", "V")
_SPLIT = Fix(text="split the line by side, each with its units", safety=Safety.MANUAL)


@rule(
    "DME007",
    "both-sides-on-one-line",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB", since=date(2019, 3, 1)),
    triggers=Triggers(modifiers="RT", procedures=_ITEMS),
    snip=Snip.PARTNER,
    message="{modifier} beside {other}: {code} wants a line for each side",
    source=Citation(authority="Joint publication of the DME contractors", section="2018-12-06"),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def both_sides_on_one_line(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for both modifiers on items of equipment, orthotics, prosthetics and supplies."""
    modifiers = line.modifiers
    if line.code and line.code[0] in _ITEMS and "RT" in modifiers and "LT" in modifiers:
        first, second = sorted((modifiers.index("RT"), modifiers.index("LT")))
        yield context.finding(
            f"procedure.modifiers[{second}]",
            related=[f"procedure.modifiers[{first}]"],
            fixes=_SPLIT,
            modifier=modifiers[second],
            other=modifiers[first],
            code=line.code,
        )
