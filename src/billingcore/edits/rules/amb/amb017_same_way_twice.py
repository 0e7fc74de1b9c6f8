"""Two transports of one day have the same way.

The way back is the other way round: RH, then HR. Twice the same way looks like a duplicate, unless
a modifier (76, 77 or one of the kinds of 59) says that the patient was taken there again.

>>> from billingcore.testing import a_claim
>>> for finding in same_way_twice.check(a_claim(lines=("A0428-RJ", "A0428-RJ"))):
...     print(finding)
warning AMB017 lines[1].procedure: A0428 RJ again on 2026-03-02
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Applies,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from .._ambulance import way_of
from ._trips import MANUAL, TRANSPORTS, transports

_AGAIN = frozenset({"59", "76", "77", "XE", "XP", "XS", "XU"})


@rule(
    "AMB017",
    "same-way-twice",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} {way} again on {day}",
    source=MANUAL,
    expects=ExpectedDenial(carc="18", group="CO"),
)
def same_way_twice(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare base rates of a day."""
    found: dict[tuple[str, str, date], list[str]] = {}
    for trip in transports(context):
        way = way_of(trip.line.modifiers)
        if not trip.base or way is None or trip.day is None:
            continue
        if _AGAIN.isdisjoint(trip.line.modifiers):
            path = f"lines[{trip.index}].procedure"
            found.setdefault((trip.code, way, trip.day), []).append(path)
    for (code, way, day), paths in found.items():
        if len(paths) > 1:
            first, second, *others = paths
            related = [first, *others]
            yield context.finding(second, related=related, code=code, way=way, day=day)
