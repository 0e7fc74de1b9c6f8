"""A service that is not anesthesia is told in minutes.

Minutes (MJ) are for anesthesia time. Whatever else takes time is counted in units, of fifteen
minutes or an hour as its code says, and sedation too.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "97110-GP", "unit": "MJ", "quantity": 30},)
>>> for finding in minutes_of_another_service.check(a_claim(lines=lines)):
...     print(finding)
warning ANE009 lines[0].unit: 97110 is counted in units, not in minutes
"""

from collections.abc import Iterator

from ....model import Claim
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
from ._anesthesia import CIRCUMSTANCES, GIVERS, is_anesthesia


@rule(
    "ANE009",
    "minutes-of-another-service",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(line=lambda line: line.unit == "MJ"),
    snip=Snip.GUIDE,
    message="{code} is counted in units, not in minutes",
    source=Citation(
        authority="X12 005010 837", section="2400 SV103; request for interpretation 1110"
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def minutes_of_another_service(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at minutes; an operation with a modifier of anesthesia stands for the anesthesia."""
    for i, line in enumerate(claim.lines):
        if line.unit != "MJ" or not line.code or is_anesthesia(line.code):
            continue
        if line.code in CIRCUMSTANCES or set(GIVERS).isdisjoint(line.modifiers):
            yield context.finding(f"lines[{i}].unit", code=line.code)
