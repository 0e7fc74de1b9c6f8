"""No payer of the claim is the primary one.

The payer in second place pays only after the first, and wants to see what that one decided. Name
the primary payer; or put this payer first, if there is no other.

>>> from billingcore.testing import a_claim
>>> for finding in no_primary_payer.check(a_claim(coverage={"sequence": "S"})):
...     print(finding)
error COB002 coverage.sequence: none of the claim's payers (S) is primary
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule
from ._sequences import sequences


@rule(
    "COB002",
    "no-primary-payer",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.sequence not in ("P", "U")),
    snip=Snip.SITUATION,
    message="none of the claim's payers ({sequences}) is primary",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 9 and 11d"),
        Citation(authority="X12 005010 837", section="2000B SBR01, loop 2320"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA04"),
)
def no_primary_payer(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim with neither P nor U among its payers."""
    found = [sequence for _, sequence in sequences(claim)]
    if found and not {"P", "U"} & set(found):
        path = next(path for path, _ in sequences(claim))
        yield context.finding(at=path, sequences=found)
