"""Exact money and quantities: always ``Decimal``, never a float.

>>> from billingcore.money import money, total
>>> money("12.50") + money(3)
Decimal('15.50')
>>> total([money("1.10"), None, money("2.20")])
Decimal('3.30')
>>> money(1.1)
Traceback (most recent call last):
    ...
TypeError: money is exact: give a Decimal, an int or a str, not a float
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import overload

__all__ = ["CENT", "ZERO", "exact", "money", "total"]

ZERO = Decimal(0)
CENT = Decimal("0.01")


def money(value: Decimal | int | str) -> Decimal:
    """Return `value` as an exact ``Decimal``; a float or a bool is the caller's mistake."""
    if type(value) is Decimal and value.is_finite():
        return value
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        raise TypeError(
            f"money is exact: give a Decimal, an int or a str, not a {type(value).__name__}"
        )
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError("money is not a number") from None
    if not number.is_finite():
        raise ValueError("money is not a finite number")
    return number


@overload
def exact(value: None) -> None: ...
@overload
def exact(value: Decimal | int | str) -> Decimal: ...
def exact(value: Decimal | int | str | None) -> Decimal | None:
    """Return `value` as by `money`, and ``None`` for ``None``: an attrs converter."""
    return None if value is None else money(value)


def total(values: Iterable[Decimal | None]) -> Decimal:
    """Return the exact sum of `values`; an absent one counts as nothing."""
    return sum([value for value in values if value is not None], ZERO)
