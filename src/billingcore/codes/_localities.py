"""Where a service is paid for: payment localities, their cost indices, counties and ZIP codes.

Medicare pays by locality. A locality is a contractor (MAC) and a number of two digits; the number
alone is not unique. Its indices scale the work, practice expense and malpractice of a service.
Source: the record layout of the national physician fee schedule relative value file (GPCI, ANES
and LOCCO files) and of the ZIP code to carrier locality file; Medicare Claims Processing Manual,
chapter 12, section 20.

>>> from datetime import date
>>> from decimal import Decimal
>>> from billingcore.codes import GpciRow, GpciTable
>>> alaska = GpciRow("02102", "01", Decimal("1.5"), Decimal("1.081"), Decimal("0.592"))
>>> table = GpciTable("gpci", [alaska], edition="2025")
>>> table.get("02102", "01", on=date(2025, 3, 1)).work
Decimal('1.5')
"""

from datetime import date
from decimal import Decimal

from attrs import frozen

from ._dated import Dated, in_force
from ._row_table import RowTable

__all__ = [
    "AnesthesiaRow",
    "AnesthesiaTable",
    "GpciRow",
    "GpciTable",
    "LocalityRow",
    "LocalityTable",
    "ZipRow",
    "ZipTable",
]


@frozen
class GpciRow(Dated):
    """Give the geographic practice cost indices of a locality.

    `work` has the floor of 1.0 where the file states it; `work_unfloored` is the index without,
    where the file gives both. `footnote` is the asterisks that the file puts behind the name.
    """

    mac: str
    locality: str
    work: Decimal | None = None
    practice_expense: Decimal | None = None
    malpractice: Decimal | None = None
    state: str | None = None
    name: str | None = None
    work_unfloored: Decimal | None = None
    footnote: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return the contractor and the number of the locality."""
        return self.mac, self.locality


@frozen
class AnesthesiaRow(Dated):
    """Give the anesthesia conversion factor of a locality, dollars for each unit.

    `qualifying` is the factor for those who qualify in an advanced payment model, from 2026 on.
    The national factors are those before the locality's indices.
    """

    mac: str
    locality: str
    factor: Decimal | None = None
    qualifying: Decimal | None = None
    national: Decimal | None = None
    national_qualifying: Decimal | None = None
    name: str | None = None
    footnote: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return the contractor and the number of the locality."""
        return self.mac, self.locality


@frozen
class LocalityRow(Dated):
    """Say which counties a locality has, in the words of the file ("ALL OTHER COUNTIES").

    The state is spelled out. A locality that two contractors serve has a footnote; one may have
    several rows.
    """

    mac: str
    locality: str
    state: str | None = None
    name: str | None = None
    counties: str | None = None
    footnote: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return the contractor and the number of the locality."""
        return self.mac, self.locality


@frozen
class ZipRow(Dated):
    """Say in which locality a ZIP code lies.

    `rural` is R for rural, B for super rural, None for urban. With `plus_four` "1" the code is
    divided: parts of it, by the last four digits of the ZIP code, lie elsewhere.
    """

    zip_code: str
    state: str | None = None
    mac: str | None = None
    locality: str | None = None
    rural: str | None = None
    laboratory_locality: str | None = None
    rural_2006: str | None = None
    plus_four: str | None = None
    part_b_drugs: str | None = None

    @property
    def key(self) -> str:
        """Return the five digits."""
        return self.zip_code


@frozen(eq=False, init=False)
class GpciTable(RowTable[tuple[str, str], GpciRow]):
    """Find the indices of a locality on a day."""

    def get(self, mac: str, locality: str, *, on: date) -> GpciRow | None:
        """Return the indices of that day, or None for a locality that there is not."""
        return in_force(self._of((mac, locality)), on)


@frozen(eq=False, init=False)
class AnesthesiaTable(RowTable[tuple[str, str], AnesthesiaRow]):
    """Find the anesthesia conversion factor of a locality on a day."""

    def get(self, mac: str, locality: str, *, on: date) -> AnesthesiaRow | None:
        """Return the factor of that day, or None for a locality that there is not."""
        return in_force(self._of((mac, locality)), on)


@frozen(eq=False, init=False)
class LocalityTable(RowTable[tuple[str, str], LocalityRow]):
    """Find what a locality is on a day."""

    @staticmethod
    def _alone(row: LocalityRow) -> None:
        return None

    def get(self, mac: str, locality: str, *, on: date) -> tuple[LocalityRow, ...]:
        """Return its rows of that day: none for a locality that there is not."""
        return self.in_force((mac, locality), on=on)


@frozen(eq=False, init=False)
class ZipTable(RowTable[str, ZipRow]):
    """Find the locality of a ZIP code on a day."""

    def get(self, zip_code: str, *, on: date) -> ZipRow | None:
        """Return where a ZIP code lies that day: five digits, or more, of which five count."""
        return in_force(self._of(zip_code[:5]), on)
