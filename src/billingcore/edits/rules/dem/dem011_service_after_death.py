"""A service began after the patient's death.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2026-03-02", lines="99213", patient={"death_date": "2026-03-01"})
>>> for finding in service_after_death.check(claim):
...     print(finding)
error DEM011 lines[0].period: the service of 2026-03-02 begins after the patient's death
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, Triggers, rule
from ..._death import day_of_death


@rule(
    "DEM011",
    "service-after-death",
    scope=Scope.LINE,
    triggers=Triggers(claim=lambda claim: claim.has_died),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SITUATION,
    message="the service of {day} begins after the patient's death",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 24A"),
        Citation(authority="X12 005010 837", section="PAT06, 2300 HI*BH, 2400 DTP*472"),
    ),
    expects=ExpectedDenial(carc="13"),
)
def service_after_death(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare a line's first day with the date of death."""
    death, day = day_of_death(context.claim), line.first_day
    if death is not None and day is not None and day > death[1]:
        yield context.finding(at="period", day=day)
