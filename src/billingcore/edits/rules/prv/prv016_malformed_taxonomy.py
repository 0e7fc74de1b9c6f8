"""A provider taxonomy code does not have the form of one.

>>> from billingcore.testing import a_claim
>>> for finding in malformed_taxonomy.check(a_claim(billing={"taxonomy": "207Q0000"})):
...     print(finding)
error PRV016 billing.taxonomy: a taxonomy code has 10 characters
"""

from collections.abc import Iterator

from ....errors import InvalidIdentifier
from ....identifiers import taxonomy
from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule
from ._providers import providers


def _problem(code: str) -> str | None:
    try:
        tidy = taxonomy.validate(code)
    except InvalidIdentifier as error:
        return str(error)
    return None if tidy == code else "a taxonomy code has capital letters and digits only"


@rule(
    "PRV016",
    "malformed-taxonomy",
    scope=Scope.CLAIM,
    triggers=Triggers(
        claim=lambda claim: claim.billing_taxonomy and _problem(claim.billing_taxonomy),
        provider=lambda provider: provider.taxonomy and _problem(provider.taxonomy),
    ),
    snip=Snip.CODE_SET,
    message="{problem}",
    source=(
        Citation(authority="NUCC provider taxonomy", section="code structure"),
        Citation(authority="X12 005010 837", section="2000A, 2310B and 2420A PRV03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N255"),
)
def malformed_taxonomy(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the format of every taxonomy code of the claim."""
    if claim.billing is not None and claim.billing.taxonomy:
        problem = _problem(claim.billing.taxonomy)
        if problem:
            yield context.finding(at="billing.taxonomy", problem=problem)
    for path, provider in providers(context):
        problem = _problem(provider.taxonomy) if provider.taxonomy else None
        if problem:
            expects = ExpectedDenial(carc="16", rarc="N288" if provider.role == "82" else None)
            yield context.finding(at=f"{path}.taxonomy", problem=problem, expects=expects)
