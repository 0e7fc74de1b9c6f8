"""A line names an area, and a tooth that is not in it.

Teeth 1 to 8 are the upper right quadrant (10), 9 to 16 the upper left (20), 17 to 24 the lower left
(30), 25 to 32 the lower right (40), and the primary teeth likewise by fives.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D4342", "dental": {"areas": ("10",), "teeth": {"9": ()}}}
>>> for finding in tooth_outside_its_area.check(dental_claim(lines=lines)):
...     print(finding)
error DEN014 lines[0].dental.teeth[0].number: tooth 9 is not in area 10
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
from ._procedures import treated
from ._teeth import in_area, tooth

_VERIFY = Fix(text="verify area and tooth with the chart", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN014",
    "tooth-outside-its-area",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.SITUATION,
    message="tooth {number} is not in area {areas}",
    source=(
        Citation(
            authority="ADA dental claim form, completion instructions", section="items 25 and 27"
        ),
        Citation(
            authority="T-MSIS data dictionary", section="tooth oral cavity area designation code"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="N346"),
)
def tooth_outside_its_area(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for the tooth in any of the line's areas."""
    areas = line.dental.areas if line.dental else ()
    for i, one in treated(line) if areas else ():
        found = tooth(one.number)
        if found is not None and not any(in_area(found, area) for area in areas):
            yield context.finding(
                f"dental.teeth[{i}].number",
                related=["dental.areas"],
                fixes=_VERIFY,
                number=one.number,
                areas=areas,
            )
