"""What a clinic charges: a price list whose prices have dates.

A price is found or it is not; nothing near it is taken instead.

>>> from datetime import date
>>> from billingcore.model import ChargeMaster, Price, Procedure
>>> charges = ChargeMaster(
...     prices=(
...         Price(code="99213", amount="135.00", end=date(2025, 12, 31)),
...         Price(code="99213", amount="140.00", start=date(2026, 1, 1)),
...     )
... )
>>> charges.price(Procedure("99213"), on=date(2026, 3, 2))
Decimal('140.00')
>>> charges.price(Procedure("99214"), on=date(2026, 3, 2)) is None
True
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from attrs import field, frozen

from ..money import CENT, exact
from ._show import short_repr
from .coding import Procedure

__all__ = ["ChargeMaster", "Price"]


@frozen(kw_only=True, weakref_slot=False)
class Price:
    """Give the price of one unit of a procedure, from `start` to `end`, both included if given.

    With a `modifier` it is the price of the procedure with that modifier (TC, 26, NU …). `unit`
    is the unit of the service line: UN units, MJ minutes.
    """

    code: str
    amount: Decimal | None = field(default=None, converter=exact)
    modifier: str | None = None
    unit: str | None = "UN"
    start: date | None = None
    end: date | None = None

    __repr__ = short_repr

    def holds_on(self, day: date) -> bool:
        """Tell whether it is the price on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@frozen(kw_only=True, weakref_slot=False)
class ChargeMaster:
    """Give all prices. Where several hold on one day, the one that started last counts."""

    prices: tuple[Price, ...] = ()
    _by_code: dict[str, tuple[Price, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        by_code: dict[str, list[Price]] = {}
        for price in sorted(self.prices, key=lambda price: price.start or date.min, reverse=True):
            by_code.setdefault(price.code, []).append(price)
        found = {code: tuple(prices) for code, prices in by_code.items()}
        object.__setattr__(self, "_by_code", found)

    def price(self, procedure: Procedure, *, on: date, unit: str | None = "UN") -> Decimal | None:
        """Return the price of one unit that day: of the first modifier that has one, else without.

        None where the list has no such price.
        """
        prices = [
            price
            for price in self._by_code.get(procedure.code or "", ())
            if price.unit == unit and price.holds_on(on)
        ]
        for modifier in (*procedure.modifiers, None):
            for price in prices:
                if price.modifier == modifier:
                    return price.amount
        return None

    def charge(
        self,
        procedure: Procedure,
        quantity: Decimal | None = Decimal(1),
        *,
        on: date,
        unit: str | None = "UN",
    ) -> Decimal | None:
        """Return price times quantity, a part of a cent rounded half up; None without a price."""
        price = self.price(procedure, on=on, unit=unit)
        if price is None or quantity is None:
            return None
        charge = price * quantity
        whole = charge.quantize(CENT, ROUND_HALF_UP)
        return charge if charge == whole else whole
