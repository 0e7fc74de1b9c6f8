"""A claim of a remittance does not balance.

What was charged for the claim, less the adjustments of the claim and of all its lines, is what was
paid. Where a line is out of balance too, look there first.

>>> from billingcore.testing import a_claim_payment
>>> claim = a_claim_payment(charge="200", paid="80")
>>> for finding in claim_out_of_balance.check(claim):
...     print(finding)
error REM002 paid: paid 80; charge 200 less adjustments 55.00 is 145.00 (difference -65.00)
"""

from collections.abc import Iterator

from ....model import ClaimPayment, claim_balances
from ... import Citation, Context, Disposition, Finding, Scope, Snip, rule
from ._judged import complete, out_of_balance


@rule(
    "REM002",
    "claim-out-of-balance",
    scope=Scope.PAYMENT,
    mandatory=True,
    disposition=Disposition.SUSPENSION,
    snip=Snip.BALANCE,
    message="paid {paid}; charge {charge} less adjustments {adjustments} is {computed} "
    "(difference {difference})",
    source=Citation(authority="X12 005010X221 835", section="2100 CLP03, CAS, CLP04"),
)
def claim_out_of_balance(claim: ClaimPayment, context: Context) -> Iterator[Finding]:
    """Judge the claim's own balance, if all its amounts could be read."""
    if not complete(claim.all_adjustments()):
        return
    for balance in claim_balances(claim):
        if balance.level == "claim" and balance.difference:
            yield out_of_balance(context, "paid", balance)
