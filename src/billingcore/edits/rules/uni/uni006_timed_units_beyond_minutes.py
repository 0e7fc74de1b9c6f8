"""The timed services of a day have more units than all their minutes make.

Minutes of all timed services of a discipline are added: 8 to 22 minutes are one unit, 23 to 37 two,
and so on by fifteen. Less than 8 minutes in all are not billed. Payers other than Medicare may
count each service by itself; their claims are reported only where neither way gives as many units.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "97110-GP", "quantity": 2}, {"procedure": "97140-GP", "quantity": 1})
>>> claim = a_claim(lines=lines, coverage={"filing_indicator": "MB"})
>>> for finding in timed_units_beyond_minutes.check(claim, facts={"minutes": {1: 24, 2: 13}}):
...     print(finding)
error UNI006 lines[0].quantity: 3 units of 97110, 97140 in 37 minutes, which make 2
"""

from collections.abc import Iterator

from ... import (
    Applies,
    Citation,
    Context,
    Day,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._timed import timed_services, units_of

_MEDICARE = ("MA", "MB")
_VERIFY = Fix(text="verify the units against the minutes", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "UNI006",
    "timed-units-beyond-minutes",
    scope=Scope.DAY,
    needs="facts.minutes",
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(procedures=("97", "G0515")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{units} units of {codes} in {minutes} minutes, which make {limit}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 5, section 20.2"
    ),
    expects=ExpectedDenial(carc="151", rarc="N362", group="CO"),
)
def timed_units_beyond_minutes(day: Day, context: Context) -> Iterator[Finding]:
    """Add up units and minutes of each discipline."""
    coverage = context.claim.coverage
    of_medicare = coverage is not None and coverage.filing_indicator in _MEDICARE
    for service in timed_services(day, context, by_code=False):
        limit = units_of(service.minutes)
        if not of_medicare:
            limit = max(limit, service.most_each)
        if service.units > limit:
            first, *others = ((line, "quantity") for line in service.lines)
            yield context.finding(
                first,
                related=others,
                evidence=Evidence(
                    what="minutes and units",
                    facts=(("minutes", service.minutes), ("limit", limit)),
                ),
                fixes=_VERIFY,
                units=service.units,
                codes=service.codes,
                minutes=service.minutes,
                limit=limit,
            )
