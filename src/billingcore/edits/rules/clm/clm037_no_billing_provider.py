"""The claim does not say who bills.

The payer pays whom the billing provider names, and finds the contract by that number. Give name,
address, tax number and NPI of who bills.

>>> from billingcore.testing import a_claim
>>> for finding in no_billing_provider.check(a_claim(billing={"provider": None})):
...     print(finding)
error CLM037 billing.provider: the claim has no billing provider
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule


@rule(
    "CLM037",
    "no-billing-provider",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: not claim.has_billing_provider),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the claim has no billing provider",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 33"),
        Citation(authority="UB-04 data specifications", section="form locators 1 and 56"),
        Citation(authority="X12 005010 837", section="loop 2010AA"),
    ),
)
def no_billing_provider(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim that nobody bills."""
    if claim.billing_provider is None:
        yield context.finding(at="billing.provider")
