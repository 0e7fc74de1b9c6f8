"""What Medicare pays a hospital for an outpatient service (OPPS), and the cap it puts on imaging.

The status indicator says how a service is paid: by its ambulatory payment classification (APC),
packaged with another, by another schedule, or not at all.
Source: the headings of OPPS Addendum B and of the OPPSCAP file; Medicare Claims Processing Manual,
chapter 4, section 10; 42 CFR 419.

>>> from datetime import date
>>> from decimal import Decimal
>>> from billingcore.codes import OppsRow, OppsTable
>>> table = OppsTable("opps", [OppsRow("G0463", "J2", "5012", rate=Decimal("136.02"))])
>>> table.get("G0463", on=date(2026, 7, 1)).rate
Decimal('136.02')
"""

from datetime import date
from decimal import Decimal

from attrs import frozen

from ._dated import Dated, in_force
from ._row_table import RowTable

__all__ = ["OppsCapRow", "OppsCapTable", "OppsRow", "OppsTable"]


@frozen
class OppsRow(Dated):
    """Give one code of Addendum B.

    `national_copayment` is absent for most services, `minimum_copayment` is 20 percent of the
    rate, `adjusted_copayment` is what remains after inflation rebates and the cap. `changed` is
    the file's mark of a change from the quarter before.
    """

    code: str
    status: str | None = None
    apc: str | None = None
    weight: Decimal | None = None
    rate: Decimal | None = None
    national_copayment: Decimal | None = None
    minimum_copayment: Decimal | None = None
    coinsurance_percent: Decimal | None = None
    adjusted_copayment: Decimal | None = None
    pass_through_until: str | None = None
    note: str | None = None
    comment: str | None = None
    changed: str | None = None
    description: str | None = None

    @property
    def key(self) -> str:
        """Return the code."""
        return self.code


@frozen
class OppsCapRow(Dated):
    """Give the payment for an imaging service in a locality after the cap was applied.

    For a code that contractors price (status C) it is the cap itself.
    """

    code: str
    modifier: str | None
    mac: str
    locality: str
    status: str | None = None
    facility: Decimal | None = None
    nonfacility: Decimal | None = None

    @property
    def key(self) -> tuple[str, str | None, str, str]:
        """Return code and modifier, contractor and locality."""
        return self.code, self.modifier, self.mac, self.locality


@frozen(eq=False, init=False)
class OppsTable(RowTable[str, OppsRow]):
    """Find how an outpatient service is paid on a day."""

    def get(self, code: str, *, on: date) -> OppsRow | None:
        """Return the row of that day, or None for a code that Addendum B does not have."""
        return in_force(self._of(code), on)


@frozen(eq=False, init=False)
class OppsCapTable(RowTable[tuple[str, str | None, str, str], OppsCapRow]):
    """Find the capped payment for an imaging service on a day."""

    def get(
        self, code: str, modifier: str | None = None, *, mac: str, locality: str, on: date
    ) -> OppsCapRow | None:
        """Return the row of that day, or None for a service that has no cap."""
        return in_force(self._of((code, modifier, mac, locality)), on)
