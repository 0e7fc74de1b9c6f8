"""A timed service has more units than quarters of an hour were begun.

However the rest of the minutes is shared out among the services of a day, a service never has more
than one unit beyond its full quarters. Units that belong to another service stand on its line.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "97110", "quantity": 2}, {"procedure": "97140", "quantity": 1})
>>> claim = a_claim(lines=lines)
>>> report = more_units_than_quarters_begun.check(claim, facts={"minutes": {1: 15, 2: 30}})
>>> for finding in report:
...     print(finding)
error UNI007 lines[0].quantity: 2 units of 97110 in 15 minutes, which are 1
"""

from collections.abc import Iterator

from ... import (
    Applies,
    Citation,
    Context,
    Day,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._timed import timed_services

_VERIFY = Fix(text="verify the units against the minutes", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "UNI007",
    "more-units-than-quarters-begun",
    scope=Scope.DAY,
    needs="facts.minutes",
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(procedures=("97", "G0515")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{units} units of {code} in {minutes} minutes, which are {limit}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 5, section 20.2"
    ),
    expects=ExpectedDenial(carc="151", rarc="N362", group="CO"),
)
def more_units_than_quarters_begun(day: Day, context: Context) -> Iterator[Finding]:
    """Look at each code of the day by itself."""
    for service in timed_services(day, context, by_code=True):
        limit = -(-service.minutes // 15)
        if service.units > limit:
            first, *others = ((line, "quantity") for line in service.lines)
            yield context.finding(
                first,
                related=others,
                fixes=_VERIFY,
                units=service.units,
                code=service.codes,
                minutes=service.minutes,
                limit=limit,
            )
