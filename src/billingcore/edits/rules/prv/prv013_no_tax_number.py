"""The billing provider gives no tax number.

Payments are reported to the tax authority under the employer number (EI) or, of a person without
one, the social security number (SY).

>>> from billingcore.testing import a_claim
>>> for finding in no_tax_number.check(a_claim(billing={"provider": {"references": ()}})):
...     print(finding)
error PRV013 billing.provider: the billing provider gives no tax number (EI or SY)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, ProviderShape, Scope, Snip, Triggers, rule


def _is_numbered(provider: ProviderShape) -> bool:
    told = [told for qualifier, told in provider.references if qualifier in ("EI", "SY")]
    return bool(told and told[0])


@rule(
    "PRV013",
    "no-tax-number",
    scope=Scope.CLAIM,
    triggers=Triggers(provider=lambda one: one.stands == "billing" and not _is_numbered(one)),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the billing provider gives no tax number (EI or SY)",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 25"),
        Citation(authority="UB-04 data specifications", section="form locator 5"),
        Citation(authority="X12 005010 837", section="2010AA REF*EI, REF*SY"),
    ),
)
def no_tax_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a billing provider with neither; before 5010 it could be the primary identifier."""
    provider = claim.billing_provider
    if provider is None or (provider.id and provider.id.qualifier in ("24", "34")):
        return
    if not provider.tax_id:
        yield context.finding(at="billing.provider")
