"""Two payers have the same place in the order of payment.

Each place, from primary on, is held once on a claim; only U, unknown, may stand more than once.

>>> from billingcore.testing import a_claim
>>> for finding in payer_sequence_repeated.check(a_claim(other_payers=({},))):
...     print(finding)
error COB001 other_payers[0].coverage.sequence: sequence P stands on more than one payer
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._sequences import sequences


@rule(
    "COB001",
    "payer-sequence-repeated",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="other_payers"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="sequence {sequence} stands on more than one payer",
    source=Citation(authority="X12 005010 837", section="2000B and 2320 SBR01"),
)
def payer_sequence_repeated(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a letter other than U for the second time."""
    if not claim.other_payers:
        return
    seen: dict[str, str] = {}
    for path, sequence in sequences(claim):
        first = seen.setdefault(sequence, path)
        if sequence != "U" and first != path:
            yield context.finding(at=path, related=[first], sequence=sequence)
