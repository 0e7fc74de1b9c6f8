"""Mileage of an ambulance is billed, and no transport.

Miles are paid with the transport of which they are, on the same claim and day.

>>> from billingcore.testing import a_claim
>>> for finding in mileage_without_transport.check(a_claim(lines=("A0425-RH",))):
...     print(finding)
error AMB004 lines[0].procedure: A0425 without a transport on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from .._ambulance import base_of
from ._trips import MANUAL, TRANSPORTS, transports


@rule(
    "AMB004",
    "mileage-without-transport",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} without a transport on {day}",
    source=MANUAL,
    expects=ExpectedDenial(carc="107", group="CO"),
)
def mileage_without_transport(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for any base rate of the day, here and on the patient's earlier claims."""
    trips = transports(context)
    days = {trip.day for trip in trips if trip.base}
    for trip in trips:
        if trip.mileage and trip.day is not None and trip.day not in days:
            past = context.history.lines(since=trip.day, until=trip.day)
            if not any(one.code and base_of(one.code) for one in past):
                at = f"lines[{trip.index}].procedure"
                yield context.finding(at, code=trip.code, day=trip.day)
