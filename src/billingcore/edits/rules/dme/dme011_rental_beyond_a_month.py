"""A rental line covers more than a month.

Rentals are billed month by month: each month has a line of one unit that begins on its own day.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "E0601-RR", "day": "2026-01-02..2026-03-01"},)
>>> for finding in rental_beyond_a_month.check(a_claim(facility_code="12", lines=lines)):
...     print(finding)
warning DME011 lines[0].period: a rental of E0601 for 59 days on one line
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)

_LONGEST_MONTH = 31


@rule(
    "DME011",
    "rental-beyond-a-month",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers="RR"),
    snip=Snip.POLICY,
    message="a rental of {code} for {days} days on one line",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 20, sections 30.5 and 130"
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def rental_beyond_a_month(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Count the days of rental lines, the one on which the next month begins left out."""
    period = line.period
    if period is not None and "RR" in line.modifiers and period.days > _LONGEST_MONTH + 1:
        yield context.finding("period", code=line.code, days=period.days)
