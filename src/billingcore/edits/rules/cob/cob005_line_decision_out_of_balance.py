"""What an earlier payer decided of a line does not add up to the line's charge.

What the payer paid for the line, with its adjustments of the line, is the line's charge: to the
cent. Copy the payment and every adjustment from the remittance; adjustments of the whole claim do
not count here.

>>> from billingcore.testing import a_claim
>>> decided = {"payer_id": "88888", "paid": "90", "adjustments": {"CO-45": "35"}}
>>> claim = a_claim(
...     coverage={"sequence": "S"}, other_payers=({},), lines=({"adjudications": (decided,)},)
... )
>>> for finding in line_decision_out_of_balance.check(claim):
...     print(finding)
error COB005 lines[0].adjudications[0]: paid 90 and adjusted 35 make 125; the charge is 135.00
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._decisions import OTHERS, arithmetic, out_of_balance


@rule(
    "COB005",
    "line-decision-out-of-balance",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.BALANCE,
    message="paid {paid} and adjusted {adjusted} make {sum}; the charge is {charge}",
    source=Citation(
        authority="X12 005010 837",
        section="1.4.4 balancing: SV102, SV203 or SV302 with 2430 SVD02 and CAS",
    ),
    expects=ExpectedDenial(carc="16", rarc="MA04", status=("A7:672",)),
)
def line_decision_out_of_balance(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge each line's balance for each payer that decided it."""
    for decision, balance in out_of_balance(context, "line"):
        index = int(balance.path.removeprefix("lines[").removesuffix("]"))
        payer = decision.payer.payer_id
        places = [
            f"{balance.path}.adjudications[{j}]"
            for j, one in enumerate(claim.lines[index].adjudications)
            if one.payer_id == payer
        ]
        yield context.finding(
            places[0],
            related=places[1:],
            evidence=arithmetic(balance),
            paid=balance.stated,
            adjusted=balance.adjustments,
            sum=balance.stated + balance.adjustments,
            charge=balance.charge,
        )
