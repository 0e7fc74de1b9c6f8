"""A service in a facility does not say in which one.

Where the service was not given at the billing provider's own address, the claim names the place:
the hospital, surgical center or nursing facility. A facility that bills for itself need not, nor
need a practice at the very address of a hospital, which the claim cannot tell.

>>> from billingcore.testing import a_claim
>>> for finding in no_service_facility.check(a_claim(facility_code="21")):
...     print(finding)
warning POS006 facility_code: place of service 21 and no service facility
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
from .._places import place_of, place_path

_FACILITIES = frozenset({"19", "21", "22", "23", "24", "31", "32", "34", "51", "52", "61"})
# Hospitals and their units, nursing and residential facilities, surgical centers, laboratories.
_ITSELF = ("27", "28", "29", "31", "32", "261QA1903X")


@rule(
    "POS006",
    "no-service-facility",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(
        line=lambda line: (line.place_of_service or line.facility_code) in _FACILITIES
    ),
    snip=Snip.SITUATION,
    message="place of service {place} and no service facility",
    source=(
        Citation(authority="X12 005010 837", section="loop 2310C"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 32"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA114", group="CO"),
)
def no_service_facility(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report the claim's place once, and those of lines; a line may name a facility of its own."""
    found: dict[str, str] = {}
    for i, line in enumerate(claim.lines):
        place = place_of(claim, line)
        if place in _FACILITIES and line.provider("77") is None:
            found[place_path(line, i)] = place
    if found and claim.facility is None and not _bills_for_itself(claim):
        for path, place in found.items():
            yield context.finding(path, place=place)


def _bills_for_itself(claim: Claim) -> bool:
    billing = claim.billing
    taxonomy = billing and (billing.taxonomy or (billing.provider and billing.provider.taxonomy))
    return bool(taxonomy) and str(taxonomy).startswith(_ITSELF)
