"""Look-ups by qualifier, which claims, lines and payments have as methods.

>>> from billingcore.model import Amount, ServicePayment
>>> ServicePayment(amounts=(Amount("B6", "80"), Amount("KH", "5"))).amount("B6")
Decimal('80')
"""

from collections.abc import Iterable
from decimal import Decimal

from ..periods import Period
from .details import Amount, ClaimDate, Reference

__all__ = ["amount", "dated", "reference"]


def amount(amounts: Iterable[Amount], qualifier: str) -> Decimal | None:
    """Return the first amount with this qualifier (AMT01)."""
    for each in amounts:
        if each.qualifier == qualifier:
            return each.value
    return None


def dated(dates: Iterable[ClaimDate], qualifier: str) -> Period | None:
    """Return the first date or span with this qualifier (DTP01)."""
    for each in dates:
        if each.qualifier == qualifier:
            return each.period
    return None


def reference(references: Iterable[Reference], qualifier: str) -> str | None:
    """Return the first reference number with this qualifier (REF01)."""
    for each in references:
        if each.qualifier == qualifier:
            return each.value
    return None
