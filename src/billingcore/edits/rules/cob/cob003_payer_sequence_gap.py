"""A place in the order of payment is left out.

With a tertiary payer there is a secondary one, and so on down. The missing payer's decision is
what the next one will ask for.

>>> from billingcore.testing import a_claim
>>> for finding in payer_sequence_gap.check(
...     a_claim(coverage={"sequence": "T"}, other_payers=({},))
... ):
...     print(finding)
warning COB003 coverage.sequence: payers P, T leave out S
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Citation,
    Context,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._sequences import ORDER, sequences


@rule(
    "COB003",
    "payer-sequence-gap",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="other_payers"),
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="payers {sequences} leave out {missing}",
    source=Citation(authority="X12 005010 837", section="2000B and 2320 SBR01"),
)
def payer_sequence_gap(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for places left out below the last, where the primary payer is there."""
    if not claim.other_payers:
        return
    found = {sequence: path for path, sequence in sequences(claim) if sequence in ORDER}
    if "P" not in found or "U" in (sequence for _, sequence in sequences(claim)):
        return
    places = sorted(found, key=ORDER.index)
    missing = [place for place in ORDER[: ORDER.index(places[-1])] if place not in found]
    if missing:
        yield context.finding(at=found[places[-1]], sequences=places, missing=missing)
