"""A service begins after the day on which the claim is received.

A service is billed when it was given. Only the first day counts: a span of supplies may reach into
the future.

>>> from datetime import date
>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2026-03-02", lines="99213")
>>> for finding in service_after_receipt.check(claim, as_of=date(2026, 3, 1)):
...     print(finding)
error DAT002 lines[0].period: the service begins 2026-03-02, after 2026-03-01
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


def _is_later(line: ServiceLine, context: Context) -> bool:
    as_of, day = context.as_of, line.first_day
    return as_of is not None and day is not None and day > as_of


def _some_are_later(context: Context) -> bool:
    """Tell whether lines are worth a look, one by one."""
    return any([_is_later(line, context) for line in context.claim.lines])  # noqa: C419 - is quicker


@rule(
    "DAT002",
    "service-after-receipt",
    scope=Scope.LINE,
    triggers=Triggers(glance=_some_are_later),
    needs="as_of",
    snip=Snip.SITUATION,
    message="the service begins {day}, after {as_of}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24A"),
        Citation(authority="X12 005010 837", section="2400 DTP*472"),
    ),
    expects=ExpectedDenial(carc="110"),
)
def service_after_receipt(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare a line's first day with the day on which the claim is judged."""
    if _is_later(line, context):
        yield context.finding(at="period", day=line.first_day, as_of=context.as_of)
