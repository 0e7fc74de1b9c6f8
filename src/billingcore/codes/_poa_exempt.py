"""Which diagnoses need no present-on-admission indicator on an inpatient claim.

Source: CMS, POA exempt list of each fiscal year; ICD-10-CM guidelines, appendix I.

>>> from datetime import date
>>> from billingcore.codes import PoaExemptRow, PoaExemptTable
>>> table = PoaExemptTable("poa_exempt", [PoaExemptRow("Z370", start=date(2015, 10, 1))])
>>> table.is_exempt("Z37.0", on=date(2026, 3, 2)), table.is_exempt("O80", on=date(2026, 3, 2))
(True, False)
"""

from datetime import date

from attrs import field, frozen

from ._dated import Dated
from ._entries import compact
from ._row_table import RowTable

__all__ = ["PoaExemptRow", "PoaExemptTable"]


@frozen
class PoaExemptRow(Dated):
    """Give a diagnosis that is exempt, with its title."""

    code: str = field(converter=compact)
    title: str | None = None

    @property
    def key(self) -> str:
        """Return the diagnosis without its dot."""
        return self.code


@frozen(eq=False, init=False)
class PoaExemptTable(RowTable[str, PoaExemptRow]):
    """Tell which diagnoses are exempt on a day."""

    def is_exempt(self, code: str, *, on: date) -> bool | None:
        """Tell whether the diagnosis needs no indicator; None on a day that no list is for."""
        if not self.edition.covers(on):
            return None
        return bool(self.in_force(compact(code), on=on))
