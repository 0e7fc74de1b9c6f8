"""The billing provider's address is incomplete.

Street, city, and in the United States and Canada state and ZIP or postal code, are required.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(billing={"provider": {"address": {"line1": None}}})
>>> for finding in billing_address_incomplete.check(claim):
...     print(finding)
error PRV001 billing.provider.address.line1: the billing address lacks street
"""

from collections.abc import Iterator

from ....model import Address, Claim
from ... import (
    AddressShape,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)

_WANTED = (
    ("line1", "street"),
    ("city", "city"),
    ("state", "state"),
    ("zip_code", "ZIP code"),
)


def _is_whole(address: AddressShape) -> bool:
    return all(getattr(address, name) for name, _ in _WANTED)


@rule(
    "PRV001",
    "billing-address-incomplete",
    scope=Scope.CLAIM,
    triggers=Triggers(address=lambda one: one.stands == "billing" and not _is_whole(one)),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the billing address lacks {missing}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 33"),
        Citation(authority="UB-04 data specifications", section="form locator 1"),
        Citation(authority="X12 005010 837", section="2010AA N3, N4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N258"),
)
def billing_address_incomplete(claim: Claim, context: Context) -> Iterator[Finding]:
    """List what is missing."""
    provider = claim.billing_provider
    if provider is None:
        return
    address = provider.address or Address()
    wanted = _WANTED[:2] if address.country not in (None, "US", "CA") else _WANTED
    missing = [(field, name) for field, name in wanted if not getattr(address, field)]
    if missing:
        yield context.finding(
            at=f"billing.provider.address.{missing[0][0]}",
            missing=[name for _, name in missing],
        )
