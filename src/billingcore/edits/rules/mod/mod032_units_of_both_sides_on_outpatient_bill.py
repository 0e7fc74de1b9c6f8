"""A line of an outpatient bill has 50 and more than one unit.

The outpatient code editor returns the bill: one unit with 50 is the procedure on both sides. What
was done again is another line.

>>> from billingcore.testing import institutional_claim
>>> lines = ({"procedure": "20610-50", "quantity": 2},)
>>> claim = institutional_claim(lines=lines, coverage={"filing_indicator": "MB"})
>>> for finding in units_of_both_sides_on_outpatient_bill.check(claim):
...     print(finding)
error MOD032 lines[0].quantity: 2 units of 20610 with 50, which is both sides
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._both_sides import BOTH


@rule(
    "MOD032",
    "units-of-both-sides-on-outpatient-bill",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=("12", "13", "14"), filing=("MA", "MB")),
    triggers=Triggers(modifiers=BOTH),
    snip=Snip.POLICY,
    message="{units} units of {code} with 50, which is both sides",
    disposition=Disposition.RETURN_TO_PROVIDER,
    source=(
        Citation(authority="Integrated Outpatient Code Editor", section="edit 74"),
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 4, section 20.6.2"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
    aliases=("IOCE 74",),
)
def units_of_both_sides_on_outpatient_bill(
    line: ServiceLine, context: Context
) -> Iterator[Finding]:
    """Look at the units of lines with 50."""
    if BOTH in line.modifiers and line.code and line.quantity is not None and line.quantity > 1:
        yield context.finding(
            "quantity",
            related=["procedure.modifiers"],
            fixes=Fix(text="one unit is both sides", safety=Safety.NEEDS_DOCUMENTATION),
            units=line.quantity,
            code=line.code,
        )
