"""A National Provider Identifier is malformed.

Ten digits, the first 1 or 2, the last a check digit: a mistyped digit shows.

>>> from billingcore.testing import a_claim
>>> for finding in malformed_npi.check(a_claim(providers=({"role": "82", "id": "1555555551"},))):
...     print(finding)
error PRV010 providers[0].id.value: the check digit of the NPI does not fit its other digits
"""

from collections.abc import Iterator

from ....errors import InvalidIdentifier
from ....identifiers import npi
from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, Triggers, rule
from ._providers import RARC, providers


def _problem(number: str) -> str | None:
    try:
        return None if npi.validate(number) == number else "an NPI has digits only"
    except InvalidIdentifier as error:
        return str(error)


@rule(
    "PRV010",
    "malformed-npi",
    scope=Scope.CLAIM,
    triggers=Triggers(
        number=lambda number: number.qualifier == "XX" and _problem(number.value or "")
    ),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.CODE_SET,
    message="{problem}",
    source=(
        Citation(authority="45 CFR", section="162.406"),
        Citation(authority="X12 005010 837", section="NM109"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def malformed_npi(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the format of every number with qualifier XX."""
    for path, provider in providers(context):
        number = provider.npi
        if number is None:
            continue
        problem = _problem(number)
        if problem:
            rarc = RARC.get("85" if path == "billing.provider" else provider.role or "")
            yield context.finding(
                at=f"{path}.id.value",
                problem=problem,
                expects=ExpectedDenial(carc="16", rarc=rarc),
            )
