"""The arithmetic of a remittance's three balances; rules judge it, nothing here does.

Line: charge less adjustments is what was paid (SVC02, CAS, SVC03). Claim: charge less all
adjustments of claim and lines is what was paid (CLP03, CAS, CLP04). Payment: the claims' payments
less the provider-level adjustments is the money that moves (CLP04, PLB, BPR02).

>>> from billingcore.model import Adjustment, ClaimPayment, Remittance, ServicePayment
>>> line = ServicePayment(charge="100", paid="70", adjustments=(Adjustment("CO", "45", "25"),))
>>> remittance = Remittance(claims=(ClaimPayment(charge="100", paid="75", lines=(line,)),))
>>> for balance in balances(remittance):
...     print(balance.level, balance.path, balance.stated, balance.computed, balance.difference)
line claims[0].lines[0] 70 75 -5
claim claims[0] 75 75 0
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from .remittance import ClaimPayment, Remittance

__all__ = ["Balance", "balances", "claim_balances"]


@frozen(kw_only=True, weakref_slot=False)
class Balance:
    """Give one equation: the stated amount against the one worked out, and where it stands."""

    level: str
    path: str
    stated: Decimal
    computed: Decimal
    charge: Decimal
    adjustments: Decimal

    @property
    def difference(self) -> Decimal:
        """Return stated less computed: zero when it balances."""
        return self.stated - self.computed


def claim_balances(claim: ClaimPayment, path: str = "") -> Iterator[Balance]:
    """Yield the balances of the lines and of the claim whose amounts could be read."""
    prefix = f"{path}." if path else ""
    for i, line in enumerate(claim.lines):
        if line.charge is not None and line.paid is not None:
            yield Balance(
                level="line",
                path=f"{prefix}lines[{i}]",
                stated=line.paid,
                computed=line.charge - line.adjusted,
                charge=line.charge,
                adjustments=line.adjusted,
            )
    if claim.charge is not None and claim.paid is not None:
        adjusted = claim.adjusted
        yield Balance(
            level="claim",
            path=path,
            stated=claim.paid,
            computed=claim.charge - adjusted,
            charge=claim.charge,
            adjustments=adjusted,
        )


def balances(remittance: Remittance) -> Iterator[Balance]:
    """Yield every balance of the remittance: lines and claims in order, then the payment."""
    for i, claim in enumerate(remittance.claims):
        yield from claim_balances(claim, f"claims[{i}]")
    payment = remittance.payment
    if payment is not None and payment.amount is not None:
        paid, taken = remittance.claim_total, remittance.provider_adjustment_total
        stated = -payment.amount if payment.credit_debit == "D" else payment.amount
        yield Balance(
            level="payment",
            path="header.payment",
            stated=stated,
            computed=paid - taken,
            charge=paid,
            adjustments=taken,
        )
