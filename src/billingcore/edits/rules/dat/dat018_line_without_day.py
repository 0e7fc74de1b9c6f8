"""A professional line does not say when the service was done.

The day decides which coverage, which codes and which fees count. What is only to be predetermined
has no day yet. (DEN051 speaks of dental lines, FAC058 of those of a facility.)

>>> from billingcore.testing import a_claim
>>> for finding in line_without_day.check(a_claim(lines=({"period": None},))):
...     print(finding)
error DAT018 lines[0].period: the line has no date of service
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DAT018",
    "line-without-day",
    scope=Scope.LINE,
    applies=Applies(kinds="professional"),
    triggers=Triggers(line=lambda line: not line.has_day),
    snip=Snip.GUIDE,
    message="the line has no date of service",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24A"),
        Citation(authority="X12 005010X222 837", section="2400 DTP*472"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M52", status=("A7:187",)),
)
def line_without_day(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a line without a period."""
    if line.period is None and context.claim.predetermination is None:
        yield context.finding(at="period")
