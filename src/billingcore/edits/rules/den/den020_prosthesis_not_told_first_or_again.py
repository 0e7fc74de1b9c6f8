"""A crown, bridge or denture does not say whether it is the first one or replaces another.

Plans pay for a replacement only after years, so they ask: I for initial placement, R for a
replacement, with the day on which the earlier one was placed.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D2740", "dental": {"teeth": {"3": ()}}}
>>> for finding in prosthesis_not_told_first_or_again.check(dental_claim(lines=lines)):
...     print(finding)
warning DEN020 lines[0].dental.prosthesis: D2740 is neither initial (I) nor a replacement (R)
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
from ._procedures import is_a


@rule(
    "DEN020",
    "prosthesis-not-told-first-or-again",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures=("D2", "D5", "D6")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} is neither initial (I) nor a replacement (R)",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 43"),
        Citation(authority="X12 005010X224A2 837", section="2400 SV305"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def prosthesis_not_told_first_or_again(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for the indicator beside crowns, bridges and dentures."""
    told = line.dental.prosthesis if line.dental else None
    if told not in ("I", "R") and is_a(line.code, "prosthesis"):
        yield context.finding("dental.prosthesis", code=line.code)
