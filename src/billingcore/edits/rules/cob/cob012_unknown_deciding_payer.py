"""A decision on a line is by a payer that the claim does not name.

The decision refers to one of the claim's other payers by its identifier. Without that payer nobody
knows whose decision it is: name the payer, or write its identifier the same way in both places.

>>> from billingcore.testing import a_claim
>>> decided = {"payer_id": "77777", "paid": "100", "adjustments": {"CO-45": "35"}}
>>> claim = a_claim(
...     coverage={"sequence": "S"}, other_payers=({},), lines=({"adjudications": (decided,)},)
... )
>>> for finding in unknown_deciding_payer.check(claim):
...     print(finding)
error COB012 lines[0].adjudications[0].payer_id: decided by 77777; the other payers are 88888
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, Triggers, rule
from ._decisions import unknown_payers


@rule(
    "COB012",
    "unknown-deciding-payer",
    scope=Scope.CLAIM,
    triggers=Triggers(parts=("lines.adjudications",)),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="decided by {payer}; the other payers are {others}",
    source=Citation(authority="X12 005010 837", section="2430 SVD01, 2330B NM109"),
    expects=ExpectedDenial(carc="16", rarc="MA04", status=("A7:286",)),
)
def unknown_deciding_payer(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report line decisions whose payer is none of the claim's other payers."""
    others = [payer.payer_id or "without identifier" for payer in claim.other_payers]
    for i, j, payer in unknown_payers(context):
        yield context.finding(
            f"lines[{i}].adjudications[{j}].payer_id",
            payer=payer,
            others=others or "none",
        )
