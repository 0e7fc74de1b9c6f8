"""An anesthesia service is counted in units.

The 837 has minutes (MJ) for anesthesia since 2012; a payer makes its own units of time of them, and
takes units for minutes. Add-on codes and the daily care of a pain catheter may count units.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "00142-AA", "quantity": 3},)
>>> for finding in anesthesia_not_in_minutes.check(a_claim(lines=lines)):
...     print(finding)
error ANE008 lines[0].unit: 00142 is told in minutes (MJ), not in UN
"""

from collections.abc import Iterator

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
from ._anesthesia import in_minutes

_MINUTES = Fix(text="report the minutes of the record", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "ANE008",
    "anesthesia-not-in-minutes",
    scope=Scope.LINE,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures=("00", "01")),
    snip=Snip.GUIDE,
    message="{code} is told in minutes (MJ), not in {unit}",
    source=(
        Citation(authority="X12 005010 837", section="2400 SV103; request for interpretation 1110"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 24G"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:251",)),
)
def anesthesia_not_in_minutes(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at the unit of anesthesia services."""
    if line.unit is not None and line.unit != "MJ" and in_minutes(line.code):
        yield context.finding("unit", fixes=_MINUTES, code=line.code, unit=line.unit)
