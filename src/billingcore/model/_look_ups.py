"""Look-ups by qualifier, which claims, lines and payments have as methods.

>>> from billingcore.model import Amount, ServicePayment
>>> ServicePayment(amounts=(Amount("B6", "80"), Amount("KH", "5"))).amount("B6")
Decimal('80')
"""

from decimal import Decimal
from typing import Protocol

from ..periods import Period
from .details import Amount, ClaimDate, Reference

__all__ = ["amount", "dated", "reference"]


class _WithAmounts(Protocol):
    @property
    def amounts(self) -> tuple[Amount, ...]: ...


class _WithDates(Protocol):
    @property
    def dates(self) -> tuple[ClaimDate, ...]: ...


class _WithReferences(Protocol):
    @property
    def references(self) -> tuple[Reference, ...]: ...


def amount(self: _WithAmounts, qualifier: str) -> Decimal | None:
    """Return the first amount with this qualifier (AMT01)."""
    return next((a.value for a in self.amounts if a.qualifier == qualifier), None)


def dated(self: _WithDates, qualifier: str) -> Period | None:
    """Return the first date or span with this qualifier (DTP01)."""
    return next((d.period for d in self.dates if d.qualifier == qualifier), None)


def reference(self: _WithReferences, qualifier: str) -> str | None:
    """Return the first reference number with this qualifier (REF01)."""
    return next((r.value for r in self.references if r.qualifier == qualifier), None)
