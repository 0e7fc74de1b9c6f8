"""The mileage is that of another vehicle than the transport.

Miles on land go with ground transports (A0425), those of an airplane with A0430 (A0435), those of a
helicopter with A0431 (A0436).

>>> from billingcore.testing import a_claim
>>> for finding in mileage_of_another_vehicle.check(a_claim(lines=("A0431-SH", "A0435-SH"))):
...     print(finding)
error AMB006 lines[1].procedure: A0435 counts miles by fixed wing; the day has helicopter
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._trips import MANUAL, TRANSPORTS, transports


@rule(
    "AMB006",
    "mileage-of-another-vehicle",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} counts miles by {vehicle}; the day has {others}",
    source=MANUAL,
    expects=ExpectedDenial(carc="107", group="CO"),
)
def mileage_of_another_vehicle(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the vehicles of a day, where it has any."""
    trips = transports(context)
    for trip in trips:
        if not trip.mileage:
            continue
        same_day = [other for other in trips if other.base and other.day == trip.day]
        others = {other.base for other in same_day}
        if others and others.isdisjoint(trip.mileage):
            yield context.finding(
                f"lines[{trip.index}].procedure",
                related=[f"lines[{other.index}].procedure" for other in same_day],
                code=trip.code,
                vehicle=trip.mileage,
                others=sorted(str(other) for other in others),
            )
