"""An orthodontic visit is before the day on which the appliance was placed.

D8670 is a visit in the course of treatment, which begins with the appliance.

>>> from billingcore.testing import dental_claim
>>> claim = dental_claim(lines="D8670", dates={"452": "2026-03-03"})
>>> for finding in appliance_placed_after_visit.check(claim):
...     print(finding)
warning DEN032 lines[0].period: a visit on 2026-03-02, and the appliance placed on 2026-03-03
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
    Severity,
    Snip,
    Triggers,
    rule,
)

_VISIT = "D8670"


@rule(
    "DEN032",
    "appliance-placed-after-visit",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures=_VISIT),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="a visit on {day}, and the appliance placed on {placed}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 41"),
        Citation(authority="X12 005010X224A2 837", section="2300 and 2400 DTP*452"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def appliance_placed_after_visit(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare with the line's day of placement, else with the claim's."""
    if line.code != _VISIT:
        return
    day = context.day_of(line)
    placed = line.dated("452") or context.claim.dated("452")
    if day is not None and placed is not None and placed.start > day:
        yield context.finding("period", day=day, placed=placed.start)
