"""The money of a remittance is not what its claims add up to.

The payments of all claims, less the provider-level adjustments, is what the payer sends: the amount
that will stand on the bank statement. A difference means that a claim or an adjustment is missing.

>>> from billingcore.testing import a_remittance
>>> remittance = a_remittance(header={"payment": {"amount": "100.00"}})
>>> for finding in payment_out_of_balance.check(remittance):
...     print(finding)
error REM003 header.payment.amount: paid 100.00; claims 130.00 less provider-level adjustments 0
is 130.00 (difference -30.00)
"""

from collections.abc import Iterator

from ....model import Remittance, balances
from ... import Citation, Context, Disposition, Finding, Scope, Snip, rule
from ._judged import arithmetic


@rule(
    "REM003",
    "payment-out-of-balance",
    scope=Scope.REMITTANCE,
    mandatory=True,
    disposition=Disposition.SUSPENSION,
    snip=Snip.BALANCE,
    message="paid {paid}; claims {claims} less provider-level adjustments {adjustments} "
    "is {computed} (difference {difference})",
    source=Citation(authority="X12 005010X221 835", section="BPR02, 2100 CLP04, PLB"),
)
def payment_out_of_balance(remittance: Remittance, context: Context) -> Iterator[Finding]:
    """Judge the payment's balance, if every claim and adjustment has its amount."""
    amounts = [claim.paid for claim in remittance.claims]
    amounts += [adjustment.amount for adjustment in remittance.provider_adjustments]
    if None in amounts:
        return
    for balance in balances(remittance):
        if balance.level == "payment" and balance.difference:
            yield context.finding(
                at="header.payment.amount",
                paid=balance.stated,
                claims=balance.charge,
                adjustments=balance.adjustments,
                computed=balance.computed,
                difference=balance.difference,
                evidence=arithmetic(balance),
            )
