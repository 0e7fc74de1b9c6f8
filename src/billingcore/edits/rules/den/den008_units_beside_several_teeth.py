"""A line names several teeth and counts more than one unit.

A line with several teeth is one service over all of them, such as a partial denture; services that
are rendered on each tooth are lines of their own, or have no more than one tooth.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D7140", "quantity": 2, "dental": {"teeth": {"3": (), "4": ()}}}
>>> for finding in units_beside_several_teeth.check(dental_claim(lines=lines)):
...     print(finding)
error DEN008 lines[0].quantity: 2 teeth on one line with a quantity of 2
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

_SPLIT = Fix(text="bill each tooth on a line of its own", safety=Safety.MANUAL)


@rule(
    "DEN008",
    "units-beside-several-teeth",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.SITUATION,
    message="{teeth} teeth on one line with a quantity of {quantity}",
    source=Citation(authority="X12 005010X224A2 837", section="2400 SV306, TOO"),
    expects=ExpectedDenial(carc="16", rarc="N37"),
)
def units_beside_several_teeth(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the quantity with one where there is more than one tooth."""
    teeth = len(line.dental.teeth) if line.dental else 0
    if teeth > 1 and line.quantity is not None and line.quantity > 1:
        yield context.finding("quantity", fixes=_SPLIT, teeth=teeth, quantity=line.quantity)
