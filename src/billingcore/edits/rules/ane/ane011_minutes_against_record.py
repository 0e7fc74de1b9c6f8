"""The minutes of an anesthesia service are not those of the record.

They are paid one by one, so they are those between start and end of the anesthesia record, not
rounded and not in units of fifteen.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=({"procedure": "00142-AA", "unit": "MJ", "quantity": 45},))
>>> for finding in minutes_against_record.check(claim, facts={"minutes": {1: 42}}):
...     print(finding)
warning ANE011 lines[0].quantity: 45 minutes of 00142; the record has 42
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._anesthesia import is_anesthesia

_VERIFY = Fix(text="verify the minutes against the record", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "ANE011",
    "minutes-against-record",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    needs="facts.minutes",
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures=("00", "01")),
    snip=Snip.POLICY,
    message="{told} minutes of {code}; the record has {minutes}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, section 50.G"
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:251",)),
)
def minutes_against_record(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare minutes of anesthesia with what the caller knows."""
    if line.unit != "MJ" or line.quantity is None or not is_anesthesia(line.code):
        return
    minutes = (context.facts.minutes or {}).get(context.line_index(line) + 1)
    if minutes is not None and minutes != line.quantity:
        yield context.finding(
            "quantity", fixes=_VERIFY, told=line.quantity, code=line.code, minutes=minutes
        )
