"""A transport is billed without its mileage.

Each trip has two lines, one for the transport and one for the loaded miles; hospitals must report
both. A patient who died before the trip (QL) and help on the way by another crew (A0432) have none.

>>> from billingcore.testing import a_claim
>>> for finding in transport_without_mileage.check(a_claim(lines=("A0429-RH",))):
...     print(finding)
warning AMB005 lines[0].procedure: A0429 without mileage on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from .._ambulance import mileage_of
from ._trips import MANUAL, TRANSPORTS, transports

_INTERCEPT = "A0432"


@rule(
    "AMB005",
    "transport-without-mileage",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    snip=Snip.POLICY,
    message="{code} without mileage on {day}",
    source=MANUAL,
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO"),
)
def transport_without_mileage(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for any mileage of the day, here and on the patient's earlier claims."""
    trips = transports(context)
    days = {trip.day for trip in trips if trip.mileage}
    for trip in trips:
        if not trip.base or trip.is_of_the_dead or trip.code == _INTERCEPT:
            continue
        if trip.day is not None and trip.day not in days:
            past = context.history.lines(since=trip.day, until=trip.day)
            if not any(one.code and mileage_of(one.code) for one in past):
                at = f"lines[{trip.index}].procedure"
                yield context.finding(at, code=trip.code, day=trip.day)
