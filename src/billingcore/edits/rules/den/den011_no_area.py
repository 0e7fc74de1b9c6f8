"""A procedure by quadrant or arch does not say which one.

Scaling and root planing, periodontal surgery and alveoloplasty are billed by the quadrant, and some
procedures by the arch; where the code does not name it, the line must. Some payers take the teeth
instead, so a line with teeth is left alone.

>>> from billingcore.testing import dental_claim
>>> for finding in no_area.check(dental_claim(lines="D4341")):
...     print(finding)
error DEN011 lines[0].dental.areas: D4341 is by the quadrant, and none is named
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
    "DEN011",
    "no-area",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures="D"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.SITUATION,
    message="{code} is by the {what}, and none is named",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 25"),
        Citation(
            authority="ADA guide to dental procedures reported with area of the oral cavity or "
            "tooth anatomy"
        ),
        Citation(authority="X12 005010X224A2 837", section="2400 SV304"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N346"),
)
def no_area(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find such a line with neither area nor tooth."""
    if line.dental is not None and (line.dental.areas or line.dental.teeth):
        return
    day = context.day_of(line)
    for what in ("quadrant", "arch"):
        if is_a(line.code, what, day):
            yield context.finding("dental.areas", code=line.code, what=what)
