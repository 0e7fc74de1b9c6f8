"""An earlier payer has decided, and what it paid is not stated.

Once a payer has adjudicated the claim its payment is stated, be it zero. Without it the claim does
not balance.

>>> from billingcore.testing import a_claim
>>> first = {"adjustments": {"PR-1": "200.00"}}
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=(first,))
>>> for finding in decision_without_payment.check(claim):
...     print(finding)
error COB020 other_payers[0].amounts: the payer in sequence P adjusted the claim; what it paid is
not stated
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._decisions import OTHERS, decisions


@rule(
    "COB020",
    "decision-without-payment",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="the payer in sequence {sequence} adjusted {what}; what it paid is not stated",
    source=Citation(authority="X12 005010 837", section="2320 AMT*D, situational rule"),
    expects=ExpectedDenial(carc="16", rarc="MA04", status=("A7:672",)),
)
def decision_without_payment(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for adjustments or decided lines of a payer without its payment for the claim."""
    for decision in decisions(context):
        payer = decision.payer
        lines = decision.lines and not decision.ambiguous
        if payer.paid is None and (payer.adjustments or lines):
            coverage = payer.coverage
            yield context.finding(
                f"other_payers[{decision.index}].amounts",
                sequence=(coverage.sequence if coverage else None) or "unknown",
                what="the claim" if payer.adjustments else "lines",
            )
