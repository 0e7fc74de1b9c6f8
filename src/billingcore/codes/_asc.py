"""What Medicare pays an ambulatory surgical center (ASC).

Addendum AA has the surgical procedures that are covered, BB the ancillary services, EE the
procedures for which a center is not paid, FF the part of a payment that is for a device.
Source: the headings of the ASC addenda; Medicare Claims Processing Manual, chapter 14; 42 CFR 416.

>>> from datetime import date
>>> from decimal import Decimal
>>> from billingcore.codes import AscRow, AscTable
>>> table = AscTable(
...     "asc",
...     [
...         AscRow("AA", "64628", "J8", discounted="Y", rate=Decimal("9891.33")),
...         AscRow("FF", "64628", "J8", device_percent=Decimal("62.05")),
...         AscRow("EE", "33533"),
...     ],
... )
>>> table.get("64628", on=date(2026, 4, 1)).rate
Decimal('9891.33')
>>> table.device("64628", on=date(2026, 4, 1)).device_percent
Decimal('62.05')
>>> table.is_excluded("33533", on=date(2026, 4, 1))
True
"""

from collections.abc import Hashable
from datetime import date
from decimal import Decimal

from attrs import frozen

from ._dated import Dated, in_force
from ._row_table import RowTable

__all__ = ["AscRow", "AscTable"]


@frozen
class AscRow(Dated):
    """Give one code of one addendum; what another addendum says is None.

    `payment` is the payment indicator, `comment` the comment indicator. `discounted` says whether
    the second of several procedures is paid at half the rate, Y or N. `mark` is the asterisk that
    some files put in a column without a heading.
    """

    addendum: str
    code: str
    payment: str | None = None
    discounted: str | None = None
    weight: Decimal | None = None
    rate: Decimal | None = None
    comment: str | None = None
    mark: str | None = None
    pass_through_until: str | None = None
    adjusted_copayment: Decimal | None = None
    apc: str | None = None
    apc_device_percent: Decimal | None = None
    opps_rate: Decimal | None = None
    device_percent: Decimal | None = None
    device_amount: Decimal | None = None
    description: str | None = None

    @property
    def key(self) -> str:
        """Return the code."""
        return self.code


@frozen(eq=False, init=False)
class AscTable(RowTable[str, AscRow]):
    """Find how a service of a surgical center is paid on a day."""

    @staticmethod
    def _alone(row: AscRow) -> Hashable:
        return row.addendum, row.code

    def get(self, code: str, *, on: date) -> AscRow | None:
        """Return the row of Addendum AA or BB, or None for what a center is not paid for."""
        return self._among(("AA", "BB"), code, on)

    def device(self, code: str, *, on: date) -> AscRow | None:
        """Return the row of Addendum FF, or None where no device is in the payment."""
        return self._among(("FF",), code, on)

    def is_excluded(self, code: str, *, on: date) -> bool:
        """Tell whether Addendum EE has the code: Medicare pays no center for it."""
        return self._among(("EE",), code, on) is not None

    def _among(self, addenda: tuple[str, ...], code: str, on: date) -> AscRow | None:
        return in_force((row for row in self._of(code) if row.addendum in addenda), on)
