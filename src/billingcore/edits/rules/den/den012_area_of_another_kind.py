"""A procedure by the quadrant names an arch or the whole mouth, or one by the arch a quadrant.

Each quadrant is a service of its own; "the whole mouth" does not say how many were treated.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D4341", "dental": {"areas": ("00",)}}
>>> for finding in area_of_another_kind.check(dental_claim(lines=lines)):
...     print(finding)
error DEN012 lines[0].dental.areas[0]: D4341 is by the quadrant; 00 is none
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
from ._procedures import is_a

_KINDS = {"quadrant": ("10", "20", "30", "40"), "arch": ("01", "02")}
# Areas whose kind says nothing, or that another rule reports.
_WHOLE = frozenset("00 01 02 03 04 05 06 07 08 10 20 30 40".split())
_VERIFY = Fix(text="name each area on a line of its own", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN012",
    "area-of-another-kind",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures="D", parts="lines.dental"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.SERVICE_LINE,
    message="{code} is by the {what}; {area} is none",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 25"),
        Citation(
            authority="ADA guide to dental procedures reported with area of the oral cavity or "
            "tooth anatomy"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="N346"),
)
def area_of_another_kind(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare each area with what the code is billed by."""
    areas = line.dental.areas if line.dental else ()
    day = context.day_of(line) if areas else None
    what = next((what for what in _KINDS if areas and is_a(line.code, what, day)), None)
    for i, area in enumerate(areas if what else ()):
        if what is not None and area in _WHOLE and area not in _KINDS[what]:
            yield context.finding(
                f"dental.areas[{i}]", fixes=_VERIFY, code=line.code, what=what, area=area
            )
