"""A payer that comes after this one has already decided the claim.

Payers decide in their order. Either the sequence is wrong, and that payer comes first; or this is a
claim that went to it too early.

>>> from billingcore.testing import a_claim
>>> later = {"coverage": {"sequence": "S"}, "amounts": {"D": "120.00"}}
>>> for finding in later_payer_decided.check(a_claim(other_payers=(later,))):
...     print(finding)
warning COB022 other_payers[0]: the payer in sequence S decided before P
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from ._decisions import OTHERS, comes_before, decisions


@rule(
    "COB022",
    "later-payer-decided",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="the payer in sequence {sequence} decided before {own}",
    source=Citation(authority="X12 005010 837", section="1.4.1 coordination of benefits, SBR01"),
    expects=ExpectedDenial(carc="22"),
)
def later_payer_decided(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for decisions of payers in a later place than the claim's own."""
    for decision in decisions(context):
        if comes_before(decision.payer, claim) is False:
            coverage = decision.payer.coverage
            yield context.finding(
                f"other_payers[{decision.index}]",
                sequence=coverage.sequence if coverage else None,
                own=claim.coverage.sequence if claim.coverage else None,
            )
