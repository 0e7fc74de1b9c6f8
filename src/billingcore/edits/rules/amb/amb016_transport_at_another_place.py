"""A transport is billed to Medicare at a place of service that is no ambulance.

An ambulance is itself the place: 41 on land, 42 in the air or on water.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("A0429-RH",), coverage={"filing_indicator": "MB"})
>>> for finding in transport_at_another_place.check(claim):
...     print(finding)
warning AMB016 facility_code: A0429 at place of service 11; an ambulance is 41 or 42
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from .._places import place_of, place_path
from ._trips import TRANSPORTS, transports


@rule(
    "AMB016",
    "transport-at-another-place",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=TRANSPORTS,
    snip=Snip.POLICY,
    message="{code} at place of service {place}; an ambulance is 41 or 42",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, section 10.5"),
        Citation(authority="CMS Place of Service Code Set"),
    ),
    expects=ExpectedDenial(carc="5", rarc="M77", group="CO", status=("A7:249",)),
)
def transport_at_another_place(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at base rates; mileage follows them."""
    for trip in transports(context):
        place = place_of(claim, trip.line) if trip.base else None
        if place and place not in ("41", "42"):
            at = place_path(trip.line, trip.index)
            related = [f"lines[{trip.index}].procedure"]
            yield context.finding(at, related=related, code=trip.code, place=place)
