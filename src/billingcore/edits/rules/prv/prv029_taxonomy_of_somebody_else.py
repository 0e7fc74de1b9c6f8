"""The taxonomy code is none of those that the provider is registered with.

Payers that enrol providers by taxonomy compare it with their file. The rule speaks of providers
whom the fact `providers` names with their taxonomies.

>>> from billingcore.testing import a_claim
>>> known = {"1555555550": {"taxonomies": ["363L00000X"]}}
>>> for finding in taxonomy_of_somebody_else.check(a_claim(), facts={"providers": known}):
...     print(finding)
warning PRV029 providers[0].taxonomy: the provider is not registered with 207Q00000X
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from ._taxonomies import taxonomies


@rule(
    "PRV029",
    "taxonomy-of-somebody-else",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="facts.providers",
    snip=Snip.POLICY,
    message="the provider is not registered with {code}",
    source=(
        Citation(authority="45 CFR", section="162.408"),
        Citation(authority="X12 005010 837", section="2000A, 2310B and 2420A PRV03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N255"),
)
def taxonomy_of_somebody_else(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look each code up among the provider's own."""
    known = context.fact("providers")
    for path, code, provider in taxonomies(context):
        record = known.get(provider.npi or "") if provider else None
        if record is not None and record.taxonomies and code not in record.taxonomies:
            yield context.finding(path, code=code)
