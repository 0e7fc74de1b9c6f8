"""An area of the oral cavity is no code that the claim form knows.

00 is the whole mouth, 01 and 02 the arches, 03 to 08 the sextants, 10, 20, 30 and 40 the quadrants,
09 another area, L and R the sides. Teeth are told as teeth.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D4341", "dental": {"areas": ("UR",)}}
>>> for finding in unknown_area.check(dental_claim(lines=lines)):
...     print(finding)
error DEN010 lines[0].dental.areas[0]: UR is no area of the oral cavity
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

_AREAS = frozenset("00 01 02 03 04 05 06 07 08 09 10 20 30 40 L R".split())


@rule(
    "DEN010",
    "unknown-area",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.CODE_SET,
    message="{area} is no area of the oral cavity",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 25"),
        Citation(authority="X12 005010X224A2 837", section="2400 SV304"),
        Citation(
            authority="T-MSIS data dictionary", section="tooth oral cavity area designation code"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="N346"),
)
def unknown_area(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at each area."""
    for i, area in enumerate(line.dental.areas if line.dental else ()):
        if area not in _AREAS:
            yield context.finding(f"dental.areas[{i}]", area=area)
