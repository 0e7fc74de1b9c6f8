"""An earlier payer paid more than was charged.

On professional and dental claims this is hardly ever so: a payment of another claim was copied, or
a decimal point moved. Hospitals are paid by case, and may get more than they charge.

>>> from billingcore.testing import a_claim
>>> first = {"amounts": {"D": "1200.00"}}
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=(first,))
>>> for finding in paid_above_charge.check(claim):
...     print(finding)
warning COB021 other_payers[0]: paid 1200.00 for a charge of 200.00
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Finding, Scope, Severity, Snip, rule
from ._decisions import OTHERS, balances, decisions


@rule(
    "COB021",
    "paid-above-charge",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "dental")),
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.BALANCE,
    message="paid {paid} for a charge of {charge}",
    source=Citation(authority="X12 005010 837", section="2320 AMT*D, 2430 SVD02"),
)
def paid_above_charge(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare payments with charges, of the lines that a payer decided and of the claim."""
    for decision in decisions(context):
        paid, charge = decision.payer.paid, claim.charge
        if paid is not None and charge is not None and paid > charge:
            yield context.finding(f"other_payers[{decision.index}]", paid=paid, charge=charge)
    for _, balance in balances(context):
        if balance.level == "line" and balance.stated > balance.charge:
            yield context.finding(balance.path, paid=balance.stated, charge=balance.charge)
