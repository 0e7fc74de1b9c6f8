"""A service was given before the patient was born.

One of the two dates is wrong, or the claim names the wrong patient: often the child for the mother.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2026-03-02", patient={"birth_date": "2026-03-03"})
>>> for finding in service_before_birth.check(claim):
...     print(finding)
error DEM010 patient.birth_date: the service of 2026-03-02 lies before the patient's birth
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule
from ._birth import may_be_impossible


@rule(
    "DEM010",
    "service-before-birth",
    scope=Scope.CLAIM,
    triggers=Triggers(glance=may_be_impossible),
    snip=Snip.SITUATION,
    message="the service of {day} lies before the patient's birth",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 3 and 24A"),
        Citation(authority="X12 005010 837", section="DMG02, 2400 DTP*472"),
    ),
    expects=ExpectedDenial(carc="14"),
)
def service_before_birth(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the first day of a line; without lines' days, at the last day of the statement."""
    birth = claim.patient.birth_date if claim.patient else None
    if birth is None:
        return
    days = [line.period.start for line in claim.lines if line.period]
    first = min(days) if days else context.last_day
    if first is not None and first < birth:
        yield context.finding(at="patient.birth_date", day=first)
