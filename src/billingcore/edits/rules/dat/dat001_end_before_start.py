"""A span of days ends before it begins.

>>> from billingcore.testing import a_claim
>>> for finding in end_before_start.check(a_claim(lines=({"period": "2026-03-05..2026-03-02"},))):
...     print(finding)
error DAT001 lines[0].period: the span begins 2026-03-05 and ends 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule
from ._spans import spans


@rule(
    "DAT001",
    "end-before-start",
    scope=Scope.CLAIM,
    snip=Snip.SITUATION,
    message="the span begins {start} and ends {end}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24A"),
        Citation(authority="UB-04 data specifications", section="form locators 6, 35 and 36"),
        Citation(authority="X12 005010 837", section="DTP03, HI*BI"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA31"),
)
def end_before_start(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at every span of the claim and its lines."""
    for path, period in spans(claim):
        if period.end < period.start:
            yield context.finding(at=path, start=period.start, end=period.end)
