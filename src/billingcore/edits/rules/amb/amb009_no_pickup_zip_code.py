"""A transport does not say in which ZIP Code the patient was picked up.

The price follows it. An 837 has the address of the pick-up (loop 2310E or 2420G), a paper claim the
ZIP Code in item 23, and a facility's claim value code A0.

>>> from billingcore.testing import a_claim
>>> for finding in no_pickup_zip_code.check(a_claim(lines=("A0429-RH", "A0425-RH"))):
...     print(finding)
error AMB009 lines[0].procedure: no ZIP Code of the pick-up
"""

from collections.abc import Iterable, Iterator

from ....identifiers import zip_code
from ....model import Claim, Provider
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule
from ._trips import MANUAL, MEDICARE, TRANSPORTS, transports

_PICKUP, _ZIP_CODE = "PW", "A0"


@rule(
    "AMB009",
    "no-pickup-zip-code",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    snip=Snip.SITUATION,
    message="no ZIP Code of the pick-up",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual",
            section="chapter 15, sections 20.1.5 and 30; chapter 26, item 23",
        ),
        Citation(authority="X12 005010 837", section="loops 2310E and 2420G"),
        MANUAL,
    ),
    expects=ExpectedDenial(carc="16", rarc="N53", group="CO"),
)
def no_pickup_zip_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look on the claim, then on each ambulance line; report the first line without."""
    if claim.kind == "institutional":
        coverage = claim.coverage
        if coverage is None or coverage.filing_indicator not in MEDICARE or _has_value(claim):
            return
    elif _tells(claim.providers) or _stands_in_item_23(claim):
        return
    without = [trip for trip in transports(context) if not _tells(trip.line.providers)]
    if without:
        first, *others = (f"lines[{trip.index}].procedure" for trip in without)
        yield context.finding(first, related=others)


def _tells(providers: Iterable[Provider]) -> bool:
    addresses = (provider.address for provider in providers if provider.role == _PICKUP)
    return any(address and address.zip_code for address in addresses)


def _stands_in_item_23(claim: Claim) -> bool:
    numbers = (claim.reference(qualifier) for qualifier in ("G1", "9F"))
    return any(number and zip_code.is_valid(number) for number in numbers)


def _has_value(claim: Claim) -> bool:
    detail = claim.institutional
    return detail is not None and any(value.code == _ZIP_CODE for value in detail.value_codes)
