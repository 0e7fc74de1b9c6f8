"""What an earlier payer paid for the lines does not lead to what it paid for the claim.

The payments for the lines, less the adjustments of the claim as a whole, are the payment for the
claim. Either a payment is wrong, or an adjustment stands on the wrong level.

>>> from billingcore.testing import a_claim
>>> decided = {"payer_id": "88888", "paid": "100", "adjustments": {"CO-45": "35"}}
>>> claim = a_claim(
...     coverage={"sequence": "S"},
...     other_payers=({"amounts": {"D": "90"}},),
...     lines=({"adjudications": (decided,)},),
... )
>>> for finding in line_payments_differ_from_claim.check(claim):
...     print(finding)
error COB006 other_payers[0]: paid 100 for the lines, less 0 taken from the claim, is 100; paid for
the claim is 90
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._decisions import OTHERS, arithmetic, out_of_balance


@rule(
    "COB006",
    "line-payments-differ-from-claim",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.BALANCE,
    message="paid {lines} for the lines, less {adjusted} taken from the claim, is {sum}; "
    "paid for the claim is {paid}",
    source=(
        Citation(
            authority="X12 005010 837", section="1.4.4 balancing: 2320 AMT*D and CAS, 2430 SVD02"
        ),
        Citation(authority="X12 request for interpretation", section="1294"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA04", status=("A7:672",)),
)
def line_payments_differ_from_claim(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge the payments of each payer that decided lines."""
    for _, balance in out_of_balance(context, "payment"):
        yield context.finding(
            balance.path,
            evidence=arithmetic(balance),
            lines=balance.charge,
            adjusted=balance.adjustments,
            sum=balance.computed,
            paid=balance.stated,
        )
