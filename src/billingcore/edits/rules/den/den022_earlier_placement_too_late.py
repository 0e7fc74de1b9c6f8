"""A prosthesis was placed before on a day that is not before the service.

The day of prior placement is that of the crown, bridge or denture that is replaced.

>>> from billingcore.testing import dental_claim
>>> lines = {
...     "procedure": "D2740",
...     "dental": {"teeth": {"3": ()}, "prosthesis": "R"},
...     "dates": {"441": "2026-03-02"},
... }
>>> for finding in earlier_placement_too_late.check(dental_claim(lines=lines)):
...     print(finding)
error DEN022 lines[0].dates[0].period: placed before on 2026-03-02, not before 2026-03-02
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
from ._placements import placements


@rule(
    "DEN022",
    "earlier-placement-too-late",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dates"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="placed before on {placed}, not before {day}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 44"),
        Citation(authority="X12 005010X224A2 837", section="2400 DTP*441"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def earlier_placement_too_late(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare with the line's day."""
    day = context.day_of(line)
    for i, placed in placements(line) if day is not None else ():
        if day is not None and placed.start >= day:
            yield context.finding(f"dates[{i}].period", placed=placed.start, day=day)
