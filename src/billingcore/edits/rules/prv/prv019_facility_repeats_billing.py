"""The service facility has the address of the billing provider.

A facility is named where the service was given elsewhere.

>>> from billingcore.testing import a_claim
>>> for finding in facility_repeats_billing.check(a_claim(providers=({"role": "77"},))):
...     print(finding)
info PRV019 providers[0]: the service facility has the billing provider's address
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Severity, Snip, Triggers, rule


@rule(
    "PRV019",
    "facility-repeats-billing",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    triggers=Triggers(provider=lambda provider: provider.role == "77"),
    disposition=Disposition.INFORMATION,
    snip=Snip.SITUATION,
    message="the service facility has the billing provider's address",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 32 and 33"),
        Citation(authority="X12 005010 837", section="loop 2310C (2310E on 837I)"),
    ),
)
def facility_repeats_billing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the two addresses."""
    billing = claim.billing_provider
    if billing is None or billing.address is None:
        return
    for i, provider in enumerate(claim.providers):
        if provider.role == "77" and provider.address == billing.address:
            yield context.finding(at=f"providers[{i}]", related=["billing.provider"])
