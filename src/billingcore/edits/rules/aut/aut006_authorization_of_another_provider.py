"""The authorization was given to a provider that is not on the claim.

Payers authorize a provider or a facility. Ask the payer to put the authorization into the name of
the one who treated, or bill with the right number.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(references={"G1": "AUTH1"})
>>> known = {"authorizations": [{"number": "AUTH1", "provider": "1999999984"}]}
>>> for finding in authorization_of_another_provider.check(claim, facts=known):
...     print(finding)
error AUT006 references[0]: authorized is 1999999984, who is not on the claim
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..prv._providers import providers
from ._numbers import NUMBERED, uses


@rule(
    "AUT006",
    "authorization-of-another-provider",
    scope=Scope.CLAIM,
    triggers=NUMBERED,
    needs="facts.authorizations",
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.PARTNER,
    message="authorized is {provider}, who is not on the claim",
    source=(
        Citation(authority="payer contract or manual", section="prior authorization"),
        Citation(authority="X12 005010 837", section="2300 and 2400 REF*G1, 2010AA and 2310"),
    ),
    expects=ExpectedDenial(carc="296", group="CO"),
    liability="provider",
)
def authorization_of_another_provider(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the authorized provider among all providers of the claim and its lines."""
    for use in uses(context):
        provider = use.record.provider
        if provider is not None and not any(
            provider in (one.npi, one.tax_id) for _, one in providers(context)
        ):
            yield context.finding(use.number.path, provider=provider)
