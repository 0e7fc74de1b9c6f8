"""The billing provider's address is a post office box.

The billing address is where the provider works; a box or lockbox may stand in the pay-to address
only.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(billing={"provider": {"address": {"line1": "P.O. BOX 12"}}})
>>> for finding in billing_address_post_office_box.check(claim):
...     print(finding)
error PRV003 billing.provider.address.line1: a post office box; a street address is wanted
"""

import re
from collections.abc import Iterator

from ....model import (
    Claim,
)
from ... import (
    AddressShape,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Snip,
    Triggers,
    rule,
)

_BOX = re.compile(r"\bP\W*O\W*(BOX|DRAWER)\b|\bPOST\s+OFFICE\s+BOX\b|\bLOCK\s?BOX\b", re.IGNORECASE)


def _is_box(address: AddressShape) -> bool:
    lines = filter(None, (address.line1, address.line2))
    return address.stands == "billing" and any(map(_BOX.search, lines))


@rule(
    "PRV003",
    "billing-address-post-office-box",
    scope=Scope.CLAIM,
    triggers=Triggers(address=_is_box),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="a post office box; a street address is wanted",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 33"),
        Citation(authority="X12 005010 837", section="2010AA N301"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N258"),
)
def billing_address_post_office_box(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the words in both lines of the address."""
    provider = claim.billing_provider
    address = provider.address if provider else None
    if address is None:
        return
    for name, text in (("line1", address.line1), ("line2", address.line2)):
        if text and _BOX.search(text):
            yield context.finding(
                at=f"billing.provider.address.{name}",
                fixes=Fix(text="move the box to the pay-to address, give the street here"),
            )
