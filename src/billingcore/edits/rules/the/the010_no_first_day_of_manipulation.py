"""A manipulation of the spine is billed to Medicare without the day on which treatment began.

The first day of the course of treatment stands in item 14 (DTP*454). The claim is returned without.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("98940-AT",), diagnoses="M99.01", coverage={"filing_indicator": "MB"})
>>> for finding in no_first_day_of_manipulation.check(claim):
...     print(finding)
error THE010 lines[0].procedure: 98940 without the day of the first treatment (DTP*454)
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
from ._manipulation import MANIPULATIONS


@rule(
    "THE010",
    "no-first-day-of-manipulation",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(procedures=MANIPULATIONS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} without the day of the first treatment (DTP*454)",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 14"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 220"),
        Citation(authority="X12 005010X222A1 837", section="2300 DTP*454"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA122", group="CO"),
)
def no_first_day_of_manipulation(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at the claim's dates and the line's."""
    if line.code in MANIPULATIONS and not (line.dated("454") or context.claim.dated("454")):
        yield context.finding("procedure", code=line.code)
