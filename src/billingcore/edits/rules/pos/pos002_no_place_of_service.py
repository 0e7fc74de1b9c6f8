"""Neither the claim nor the line says where the service was given.

The price depends on the place, and every payer wants it.

>>> from billingcore.testing import a_claim
>>> for finding in no_place_of_service.check(a_claim(facility_code=None)):
...     print(finding)
error POS002 facility_code: no place of service
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "POS002",
    "no-place-of-service",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "dental")),
    triggers=Triggers(claim=lambda claim: not claim.facility_code),
    snip=Snip.GUIDE,
    message="no place of service",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24B"),
        Citation(authority="X12 005010 837", section="2300 CLM05-1"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M77", group="CO", status=("A7:249",)),
)
def no_place_of_service(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report it once, unless every line has a place of its own."""
    if claim.facility_code:
        return
    if not claim.lines or any(not line.place_of_service for line in claim.lines):
        yield context.finding("facility_code")
