"""The rendering provider is the billing provider.

The rendering provider is named where it differs; some payers reject the repetition, a few want it.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(providers=({"role": "82", "id": "1234567893"},))
>>> for finding in rendering_repeats_billing.check(claim):
...     print(finding)
info PRV017 providers[0]: the rendering provider has the billing provider's NPI
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)


@rule(
    "PRV017",
    "rendering-repeats-billing",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="providers"),
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    applies=Applies(kinds=("professional", "dental")),
    snip=Snip.SITUATION,
    message="the rendering provider has the billing provider's NPI",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 24J and 33a"),
        Citation(authority="X12 005010 837", section="loop 2310B"),
    ),
)
def rendering_repeats_billing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the two numbers."""
    billing = claim.billing_provider
    for i, provider in enumerate(claim.providers):
        if billing and billing.npi and provider.role == "82" and provider.npi == billing.npi:
            yield context.finding(at=f"providers[{i}]", related=["billing.provider"])
