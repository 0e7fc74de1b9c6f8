"""What Medicare pays for laboratory tests, drugs and equipment: CLFS, ASP and DMEPOS.

Source: the headings of the clinical laboratory fee schedule, of the Part B payment limit (ASP)
files and of the DMEPOS fee schedule; Medicare Claims Processing Manual, chapters 16, 17 and 20.

>>> from datetime import date
>>> from decimal import Decimal
>>> from billingcore.codes import DmeposFee, DmeposRow, DmeposTable
>>> table = DmeposTable(
...     "dmepos",
...     [
...         DmeposRow(
...             "E0601",
...             ("RR",),
...             fees=(DmeposFee("PA", Decimal("50.04"), Decimal("91.18")),),
...         )
...     ],
... )
>>> row = table.get("E0601", ("RR",), on=date(2026, 1, 5))
>>> row.fee("PA"), row.fee("PA", rural=True), row.fee("OH")
(Decimal('50.04'), Decimal('91.18'), None)
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from ._dated import Dated, in_force
from ._row_table import RowTable

__all__ = [
    "AspRow",
    "AspTable",
    "ClfsRow",
    "ClfsTable",
    "DmeposFee",
    "DmeposRow",
    "DmeposTable",
]


@frozen
class ClfsRow(Dated):
    """Give the national rate of a laboratory test, or the fact that it is priced locally.

    `indicator` is N where the rate is national and L where each contractor prices the test, and
    the rate is zero. `effective` is from when the rate is; a row is not in force before.
    """

    code: str
    modifier: str | None = None
    rate: Decimal | None = None
    indicator: str | None = None
    effective: date | None = None
    year: int | None = None
    description: str | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """Return the code and the modifier."""
        return self.code, self.modifier

    def covers(self, day: date) -> bool:
        """Tell whether the rate is in force on that day."""
        begun = self.effective is None or self.effective <= day
        return begun and Dated.covers(self, day)


@frozen
class AspRow(Dated):
    """Give the payment limit of a drug for the dose that its code means.

    The limits of vaccines, blood products and clotting factors have columns of their own; the
    percentages are as the file has them, 20 for 20 percent.
    """

    code: str
    dose: str | None = None
    limit: Decimal | None = None
    coinsurance_percent: Decimal | None = None
    vaccine_awp_percent: Decimal | None = None
    vaccine_limit: Decimal | None = None
    blood_awp_percent: Decimal | None = None
    blood_limit: Decimal | None = None
    clotting_factor: str | None = None
    notes: str | None = None
    description: str | None = None

    @property
    def key(self) -> str:
        """Return the code."""
        return self.code


@frozen
class DmeposFee:
    """Give the fees of one state: outside rural areas, and in them. Zero is no fee."""

    state: str
    nonrural: Decimal | None = None
    rural: Decimal | None = None


def _modifiers(modifiers: Iterable[str]) -> tuple[str, ...]:
    """Return them without blanks; a text is one of them, not its letters."""
    given = (modifiers,) if isinstance(modifiers, str) else modifiers
    return tuple(filter(None, (modifier.strip() for modifier in given)))


def _fees(fees: Iterable[DmeposFee]) -> tuple[DmeposFee, ...]:
    return tuple(fees)


@frozen
class DmeposRow(Dated):
    """Give the fees of an item with its modifiers (NU new, RR rental, UE used), state by state.

    `jurisdiction` says who processes the claim, `category` how the item is paid.
    """

    code: str
    modifiers: tuple[str, ...] = field(default=(), converter=_modifiers)
    jurisdiction: str | None = None
    category: str | None = None
    ceiling: Decimal | None = None
    floor: Decimal | None = None
    fees: tuple[DmeposFee, ...] = field(default=(), converter=_fees)
    description: str | None = None

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """Return the code and its modifiers."""
        return self.code, self.modifiers

    def fee(self, state: str, *, rural: bool = False) -> Decimal | None:
        """Return the fee in a state, named by its two letters, or None where there is none."""
        for fee in self.fees:
            if fee.state == state:
                return (fee.rural if rural else fee.nonrural) or None
        return None


@frozen(eq=False, init=False)
class ClfsTable(RowTable[tuple[str, str | None], ClfsRow]):
    """Find the rate of a laboratory test on a day."""

    def get(self, code: str, modifier: str | None = None, *, on: date) -> ClfsRow | None:
        """Return the row of that day, or None for what the schedule does not have."""
        return in_force(self._of((code, modifier)), on)


@frozen(eq=False, init=False)
class AspTable(RowTable[str, AspRow]):
    """Find the payment limit of a drug on a day."""

    def get(self, code: str, *, on: date) -> AspRow | None:
        """Return the limit of that day, or None where none is published."""
        return in_force(self._of(code), on)


@frozen(eq=False, init=False)
class DmeposTable(RowTable[tuple[str, tuple[str, ...]], DmeposRow]):
    """Find the fees of an item on a day."""

    def get(self, code: str, modifiers: Iterable[str] = (), *, on: date) -> DmeposRow | None:
        """Return the row of the code with exactly these modifiers, or None."""
        return in_force(self._of((code, _modifiers(modifiers))), on)
