"""A line of an institutional claim lies outside the statement period.

The statement covers all services of the claim, those before an admission included.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(lines=({"period": "2026-03-09"},))
>>> for finding in outside_statement.check(claim):
...     print(finding)
error DAT003 lines[0].period: 2026-03-09 lies outside the statement period 2026-03-02
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "DAT003",
    "outside-statement",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional"),
    snip=Snip.SITUATION,
    message="{period} lies outside the statement period {statement}",
    source=(
        Citation(authority="UB-04 data specifications", section="form locators 6 and 45"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*434, 2400 DTP*472"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA31"),
)
def outside_statement(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the line's days with the stated period, where both run forward."""
    statement, period = context.claim.dated("434"), line.period
    if statement is None or period is None or statement.days < 1 or period.days < 1:
        return
    if period.start not in statement or period.end not in statement:
        yield context.finding(at="period", period=str(period), statement=str(statement))
