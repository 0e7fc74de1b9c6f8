"""A prosthesis replaces another, and the line does not say when that one was placed.

Plans count years from the earlier placement; where the day is not known, an estimate says so.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D2740", "dental": {"teeth": {"3": ()}, "prosthesis": "R"}}
>>> for finding in replacement_without_earlier_day.check(dental_claim(lines=lines)):
...     print(finding)
error DEN021 lines[0].dental.prosthesis: a replacement without the day of the earlier placement
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
from ._placements import placed_before


@rule(
    "DEN021",
    "replacement-without-earlier-day",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="a replacement without the day of the earlier placement",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 44"),
        Citation(authority="X12 005010X224A2 837", section="2400 DTP*441, DTP*139"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def replacement_without_earlier_day(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for the day, or an estimate of it."""
    replaces = line.dental is not None and line.dental.prosthesis == "R"
    if replaces and placed_before(line) is None:
        yield context.finding("dental.prosthesis")
