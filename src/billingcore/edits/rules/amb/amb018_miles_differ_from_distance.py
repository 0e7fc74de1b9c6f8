"""The miles of the line are not the distance of the transport.

The claim says twice how far the patient was taken: as units of mileage, and as the distance of the
transport (CR106). They may differ by the rounding of a mile.

>>> from billingcore.testing import a_claim
>>> lines = ("A0429-RH", {"procedure": "A0425-RH", "quantity": "7.3"})
>>> claim = a_claim(lines=lines, ambulance={"distance_unit": "DH", "distance": "73"})
>>> for finding in miles_differ_from_distance.check(claim):
...     print(finding)
warning AMB018 lines[1].quantity: 7.3 miles; the transport's distance is 73
"""

from collections.abc import Iterator
from decimal import Decimal

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from ._trips import TRANSPORTS, transports


@rule(
    "AMB018",
    "miles-differ-from-distance",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=TRANSPORTS,
    snip=Snip.BALANCE,
    message="{miles} miles; the transport's distance is {distance}",
    source=Citation(authority="X12 005010 837", section="2300 CR106 and 2400 SV104"),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def miles_differ_from_distance(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare where the claim has one line of mileage, and its line no distance of its own."""
    detail = claim.ambulance
    if detail is None or detail.distance is None or detail.distance_unit not in (None, "DH"):
        return
    counted = [trip for trip in transports(context) if trip.mileage]
    if len(counted) != 1 or counted[0].line.ambulance is not None:
        return
    miles = counted[0].line.quantity
    if miles is not None and abs(miles - detail.distance) > Decimal(1):
        at = f"lines[{counted[0].index}].quantity"
        yield context.finding(at, related=["ambulance"], miles=miles, distance=detail.distance)
