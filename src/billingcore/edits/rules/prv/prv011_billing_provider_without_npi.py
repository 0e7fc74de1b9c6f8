"""The billing provider has no National Provider Identifier.

Every provider of health care has one. Those that are not (transport, meals, repairs) bill with a
number that the payer gave, in a reference G2; with that this rule is silent.

>>> from billingcore.testing import a_claim
>>> for finding in billing_provider_without_npi.check(a_claim(billing={"provider": {"id": None}})):
...     print(finding)
warning PRV011 billing.provider.id.value: the billing provider has no NPI
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
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

_PAYER_GIVEN = ("G2", "LU", "1G", "0B")


@rule(
    "PRV011",
    "billing-provider-without-npi",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(
        provider=lambda one: (
            one.stands == "billing" and (one.qualifier != "XX" or not one.has_number)
        )
    ),
    snip=Snip.SITUATION,
    message="the billing provider has no NPI",
    source=(
        Citation(authority="45 CFR", section="162.410"),
        Citation(authority="CMS-1500 instructions", section="item 33a"),
        Citation(authority="X12 005010 837", section="2010AA NM109"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N257"),
)
def billing_provider_without_npi(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a billing provider with neither NPI nor a payer's number."""
    provider = claim.billing_provider
    if provider is None or provider.npi:
        return
    if not any(provider.reference(qualifier) for qualifier in _PAYER_GIVEN):
        yield context.finding(at="billing.provider.id.value")
