"""A prosthesis is said to be the first one, and the line says when the earlier one was placed.

One of the two is wrong. Plans deny replacements within years of the earlier placement, and take a
first placement at its word only until the record is asked for.

>>> from billingcore.testing import dental_claim
>>> lines = {
...     "procedure": "D2740",
...     "dental": {"teeth": {"3": ()}, "prosthesis": "I"},
...     "dates": {"441": "2016-05-02"},
... }
>>> for finding in initial_placement_of_a_replacement.check(dental_claim(lines=lines)):
...     print(finding)
warning DEN023 lines[0].dental.prosthesis: an initial placement, and one before it on 2016-05-02
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
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._placements import placed_before

_VERIFY = Fix(text="verify with the chart which is right", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN023",
    "initial-placement-of-a-replacement",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="an initial placement, and one before it on {placed}",
    source=Citation(
        authority="ADA dental claim form, completion instructions", section="items 43 and 44"
    ),
    expects=ExpectedDenial(carc="16"),
)
def initial_placement_of_a_replacement(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for a day of earlier placement."""
    if line.dental is None or line.dental.prosthesis != "I":
        return
    placed = placed_before(line)
    if placed is not None:
        yield context.finding("dental.prosthesis", fixes=_VERIFY, placed=placed.start)
