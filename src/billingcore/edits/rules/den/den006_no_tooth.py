"""A procedure on a tooth does not say on which.

Restorations, root canals, extractions, crowns, implants and the parts of bridges are rendered on a
tooth, and the line names it.

>>> from billingcore.testing import dental_claim
>>> for finding in no_tooth.check(dental_claim(lines="D7140")):
...     print(finding)
error DEN006 lines[0].dental.teeth: D7140 is on a tooth, and none is named
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
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._procedures import is_a


@rule(
    "DEN006",
    "no-tooth",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures="D"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.SITUATION,
    message="{code} is on a tooth, and none is named",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 27"),
        Citation(
            authority="ADA guide to dental procedures reported with area of the oral cavity or "
            "tooth anatomy"
        ),
        Citation(authority="Oklahoma Administrative Code", section="317:30-5-703"),
        Citation(authority="X12 005010X224A2 837", section="2400 TOO"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N37"),
)
def no_tooth(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find such a line without any tooth."""
    if line.dental is not None and any(one.number for one in line.dental.teeth):
        return
    day = context.day_of(line)
    if is_a(line.code, "surfaces") or is_a(line.code, "tooth", day):
        yield context.finding("dental.teeth", code=line.code)
