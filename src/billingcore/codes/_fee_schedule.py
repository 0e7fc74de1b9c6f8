"""What a physician's service is worth to Medicare, and how it may be billed (PPRRVU).

A service is worth relative value units for work, practice expense and malpractice. Each is scaled
by the locality's index, and the sum is multiplied by the conversion factor.
Source: the record layout of the national physician fee schedule relative value file; Medicare
Claims Processing Manual, chapter 12, section 20.

>>> from datetime import date
>>> from decimal import Decimal
>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, GpciRow
>>> table = FeeSchedule(
...     "fee_schedule",
...     [
...         FeeScheduleRow(
...             "20610",
...             status="A",
...             work=Decimal("0.79"),
...             nonfacility_pe=Decimal("1.03"),
...             facility_pe=Decimal("0.45"),
...             malpractice=Decimal("0.10"),
...             conversion_factor=Decimal("32.3465"),
...             global_days="000",
...             bilateral="1",
...         )
...     ],
... )
>>> row = table.get("20610", on=date(2025, 10, 1))
>>> row.global_days, row.bilateral
('000', '1')
>>> here = GpciRow("10112", "00", Decimal(1), Decimal("0.869"), Decimal("0.575"))
>>> row.amount(here, facility=False), row.amount(here, facility=True)
(Decimal('56.37'), Decimal('40.06'))
"""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from attrs import frozen

from ..money import CENT
from ._dated import Dated
from ._localities import GpciRow
from ._row_table import RowTable

__all__ = ["FeeSchedule", "FeeScheduleRow"]

# Wide enough that nothing is rounded before the end, whatever the caller's context says.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


@frozen
class FeeScheduleRow(Dated):
    """Give one code with one modifier (26, TC, 53, or none), with every column of the file.

    Indicators are as the file has them, "9" where the concept does not apply; `global_days` is
    000, 010, 090, MMM, XXX, YYY or ZZZ. The three parts of a surgical package are fractions of 1.
    Medicare pays by the units of status A, R and T alone, and of none that is `not_used` ("+").
    `pricing` is in the files of 2026 and later. `description` is None unless it was asked for.
    """

    code: str
    modifier: str | None = None
    status: str | None = None
    not_used: str | None = None
    work: Decimal | None = None
    nonfacility_pe: Decimal | None = None
    nonfacility_na: str | None = None
    facility_pe: Decimal | None = None
    facility_na: str | None = None
    malpractice: Decimal | None = None
    nonfacility_total: Decimal | None = None
    facility_total: Decimal | None = None
    pc_tc: str | None = None
    global_days: str | None = None
    preoperative: Decimal | None = None
    intraoperative: Decimal | None = None
    postoperative: Decimal | None = None
    multiple: str | None = None
    bilateral: str | None = None
    assistant: str | None = None
    co_surgeons: str | None = None
    team: str | None = None
    pricing: str | None = None
    endoscopic_base: str | None = None
    conversion_factor: Decimal | None = None
    supervision: str | None = None
    calculation_flag: str | None = None
    imaging_family: str | None = None
    opps_nonfacility_pe: Decimal | None = None
    opps_facility_pe: Decimal | None = None
    opps_malpractice: Decimal | None = None
    description: str | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """Return the code and the modifier."""
        return self.code, self.modifier

    def amount(self, gpci: GpciRow, *, facility: bool) -> Decimal | None:
        """Return the fee schedule amount in a locality, in cents rounded half up.

        It is arithmetic: whether Medicare pays by it is said by the status. None where a number
        that it takes is absent.
        """
        pe = self.facility_pe if facility else self.nonfacility_pe
        return self._priced(gpci, pe, self.malpractice)

    def opps_amount(self, gpci: GpciRow, *, facility: bool) -> Decimal | None:
        """Return the cap on an imaging service, or None where the row has none.

        Medicare pays the lower of this and the fee schedule amount (section 1848(b)(4) of the
        Social Security Act).
        """
        pe = self.opps_facility_pe if facility else self.opps_nonfacility_pe
        if not pe and not self.opps_malpractice:
            return None
        return self._priced(gpci, pe, self.opps_malpractice)

    def _priced(
        self, gpci: GpciRow, practice_expense: Decimal | None, malpractice: Decimal | None
    ) -> Decimal | None:
        parts = (
            (self.work, gpci.work),
            (practice_expense, gpci.practice_expense),
            (malpractice, gpci.malpractice),
        )
        units = Decimal(0)
        for value, index in parts:
            if value is None or index is None:
                return None
            units = _EXACT.fma(value, index, units)
        if self.conversion_factor is None:
            return None
        return _EXACT.multiply(units, self.conversion_factor).quantize(CENT, context=_EXACT)


@frozen(eq=False, init=False)
class FeeSchedule(RowTable[tuple[str, str | None], FeeScheduleRow]):
    """Find what a code is worth on a day."""

    def get(self, code: str, modifier: str | None = None, *, on: date) -> FeeScheduleRow | None:
        """Return the row of the code with this modifier, or None where the file has none.

        Rows of their own have 26 and TC, and 53 with a few codes; no other modifier has.
        """
        for row in self._of((code, modifier)):
            # What `covers` says, written out: it is asked for each line of each claim.
            start, end = row.start, row.end
            if (start is None or start <= on) and (end is None or on <= end):
                return row
        return None
