"""A line of an outpatient's bill has no day, and the bill covers several.

Each service of an outpatient has the day on which it was given: what was done on one day is paid,
bundled and reduced together.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     dates={"434": "2026-03-02..2026-03-04"}, lines=[{}, {"period": None}]
... )
>>> for finding in outpatient_line_without_day.check(claim):
...     print(finding)
error FAC058 lines[1].period: the line has no day; the statement is of 2026-03-02..2026-03-04
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._revenue import revenue_of


@rule(
    "FAC058",
    "outpatient-line-without-day",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=("13", "72", "74", "75", "76")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the line has no day; the statement is of {statement}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.5"),
        Citation(authority="UB-04 data specifications", section="form locator 45"),
        Citation(authority="X12 005010X223 837", section="2400 DTP*472"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M52", status=("A7:187",)),
)
def outpatient_line_without_day(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a line without a period where the statement has more than one day."""
    if line.period is not None or revenue_of(line) == "0001":
        return
    statement = context.claim.dated("434")
    if statement is not None and statement.days > 1:
        yield context.finding(at="period", statement=str(statement))
