"""An earlier payer decided other lines of the claim, and nothing of this one.

A payer that answers by line answers every line: it pays or adjusts each charge. The next payer
takes a line without a decision for one that was never sent, and returns the claim.

>>> from billingcore.testing import a_claim
>>> decided = {"payer_id": "88888", "paid": "100", "adjustments": {"CO-45": "35"}}
>>> claim = a_claim(
...     coverage={"sequence": "S"},
...     other_payers=({},),
...     lines=({"adjudications": (decided,)}, {"procedure": "93000"}),
... )
>>> for finding in line_without_decision.check(claim):
...     print(finding)
error COB007 lines[1]: a payer before (sequence P) decided other lines and not this one
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._decisions import OTHERS, decisions, unknown_payers


@rule(
    "COB007",
    "line-without-decision",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="a payer before (sequence {sequence}) decided other lines and not this one",
    source=Citation(authority="X12 005010 837", section="2430 SVD, situational rule"),
    expects=ExpectedDenial(carc="16", rarc="MA04", status=("A7:286",)),
)
def line_without_decision(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for charged lines without a decision of a payer that decided some."""
    if unknown_payers(context):
        return
    for decision in decisions(context):
        if not decision.lines or decision.ambiguous:
            continue
        decided = {i for i, _ in decision.lines}
        coverage = decision.payer.coverage
        for i, line in enumerate(claim.lines):
            if i not in decided and line.charge:
                yield context.finding(
                    f"lines[{i}]",
                    related=[f"other_payers[{decision.index}]"],
                    sequence=(coverage.sequence if coverage else None) or "unknown",
                )
