"""A payer that pays before this one has decided nothing on the claim.

A secondary payer pays by what the first one decided: payment, adjustments, date. Send the claim to
the first payer and wait for its answer; or, if the answer is on paper, announce it as an attachment
(report type EB). Where the next payer lets the first be passed over, the whole charge is stated as
not covered by it.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=({},))
>>> for finding in prior_payer_without_decision.check(claim):
...     print(finding)
error COB014 other_payers[0]: the payer in sequence P comes before S and has decided nothing
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Snip, rule
from ._decisions import OTHERS, comes_before, decisions

_BYPASSED = "A8"
_EXPLANATION = "EB"
_FIX = Fix(text="add the payer's decision from its remittance", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "COB014",
    "prior-payer-without-decision",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    snip=Snip.SITUATION,
    message="the payer in sequence {sequence} comes before {own} and has decided nothing",
    source=(
        Citation(authority="X12 005010 837", section="2320 AMT*D and CAS, 2430 SVD"),
        Citation(authority="Medicare Secondary Payer Manual", section="chapter 3"),
        Citation(
            authority="Medicare Claims Processing Manual",
            section="chapter 28, sections 30.1 and 30.2",
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA04", status=("A7:286",)),
)
def prior_payer_without_decision(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for earlier payers of whose decision the claim, and no attachment, says anything."""
    if _explained(claim):
        return
    decided = {decision.index for decision in decisions(context)}
    for k, other in enumerate(claim.other_payers):
        if k in decided or other.amount(_BYPASSED) is not None or not comes_before(other, claim):
            continue
        yield context.finding(
            f"other_payers[{k}]",
            fixes=_FIX,
            sequence=other.coverage.sequence if other.coverage else None,
            own=claim.coverage.sequence if claim.coverage else None,
        )


def _explained(claim: Claim) -> bool:
    attached = (*claim.attachments, *(a for line in claim.lines for a in line.attachments))
    return any(attachment.report_type == _EXPLANATION for attachment in attached)
