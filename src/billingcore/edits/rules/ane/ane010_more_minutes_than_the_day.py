"""An anesthesia service has more minutes than its days.

A day has 1440 minutes. Start and end of the anesthesia were mistaken, or a time of day was written
where minutes belong.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "00142-AA", "unit": "MJ", "quantity": 1550},)
>>> for finding in more_minutes_than_the_day.check(a_claim(lines=lines)):
...     print(finding)
warning ANE010 lines[0].quantity: 1550 minutes on 1 day
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
from ._anesthesia import is_anesthesia

_MINUTES_OF_A_DAY = 24 * 60


@rule(
    "ANE010",
    "more-minutes-than-the-day",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures=("00", "01")),
    snip=Snip.SITUATION,
    message="{minutes} minutes on {days} {word}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, section 50.G"
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:251",)),
)
def more_minutes_than_the_day(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare minutes of anesthesia with the days of the line."""
    minutes = line.quantity
    if line.unit != "MJ" or minutes is None or not is_anesthesia(line.code):
        return
    days = max(line.period.days, 1) if line.period else 1
    if minutes > days * _MINUTES_OF_A_DAY:
        word = "day" if days == 1 else "days"
        yield context.finding("quantity", minutes=minutes, days=days, word=word)
