"""An organization bills under a social security number.

An organization has an employer number (EI); a social security number (SY) belongs to a person.
Either the qualifier is wrong, or the kind of name.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(billing={"provider": {"references": {"SY": "000000000"}}})
>>> for finding in organization_with_social_security_number.check(claim):
...     print(finding)
warning PRV015 billing.provider.references[0].qualifier: SY of an organization; it bills under EI
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Finding, Scope, Severity, Snip, Triggers, rule


@rule(
    "PRV015",
    "organization-with-social-security-number",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(
        provider=lambda provider: any(qualifier == "SY" for qualifier, _ in provider.references)
    ),
    snip=Snip.SITUATION,
    message="SY of an organization; it bills under EI",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 25"),
        Citation(authority="X12 005010 837", section="2010AA REF01"),
    ),
)
def organization_with_social_security_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a reference SY at an organization that bills."""
    provider = claim.billing_provider
    if provider is None or provider.name is None or provider.name.entity != "2":
        return
    for i, reference in enumerate(provider.references):
        if reference.qualifier == "SY":
            yield context.finding(at=f"billing.provider.references[{i}].qualifier")
