"""What an earlier payer decided of the claim does not add up to the charge.

What the payer paid, with all its adjustments of the claim and of its lines, is the claim's charge:
to the cent. Payers refuse the claim, for they cannot tell what is left. Look for an adjustment that
was left out, or one that stands both on the claim and on its lines.

>>> from billingcore.testing import a_claim
>>> first = {"amounts": {"D": "120.00"}, "adjustments": {"CO-45": "60.00"}}
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=(first,))
>>> for finding in decision_out_of_balance.check(claim):
...     print(finding)
error COB004 other_payers[0]: paid 120.00 and adjusted 60.00 make 180.00; the charge is 200.00
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._decisions import OTHERS, arithmetic, out_of_balance


@rule(
    "COB004",
    "decision-out-of-balance",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.BALANCE,
    message="paid {paid} and adjusted {adjusted} make {sum}; the charge is {charge}",
    source=(
        Citation(authority="X12 005010 837", section="1.4.4 balancing: CLM02, 2320 AMT*D and CAS"),
        Citation(authority="X12 request for interpretation", section="1294"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA04", status=("A7:672",)),
)
def decision_out_of_balance(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge the claim's balance for each payer that gave reasons.

    A payer with a payment alone is judged by COB019.
    """
    for decision, balance in out_of_balance(context, "claim"):
        if decision.lines or decision.payer.adjustments:
            yield context.finding(
                balance.path,
                evidence=arithmetic(balance),
                paid=balance.stated,
                adjusted=balance.adjustments,
                sum=balance.stated + balance.adjustments,
                charge=balance.charge,
            )
