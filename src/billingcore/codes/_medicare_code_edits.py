"""Which codes the Medicare Code Editor (MCE) questions on an inpatient claim, and why.

The edits have names of ours: `newborn`, `pediatric`, `maternity`, `adult` (the ages at which a
diagnosis can be), `female`, `male` (until the edit was switched off for discharges from
2024-10-01), `manifestation` and `unacceptable principal` (not as principal diagnosis),
`requires secondary` (as principal beside another alone), `questionable admission`, `non-covered`,
`limited coverage`, `wrong procedure`, `length of stay`, `unspecified`. An edit of no known title
has the title itself, in small letters.
Source: CMS, Definitions of Medicare Code Edits.

>>> from datetime import date
>>> from billingcore.codes import CodeEdit, MedicareCodeEdits
>>> table = MedicareCodeEdits(
...     "medicare_code_edits", [CodeEdit("O80", "maternity", "4C", youngest=9, oldest=64)]
... )
>>> for edit in table.of_code("O80", on=date(2026, 3, 2)):
...     print(edit.edit, edit.youngest, edit.oldest)
maternity 9 64
"""

from collections.abc import Hashable
from datetime import date

from attrs import field, frozen

from ._dated import Dated
from ._entries import compact
from ._row_table import RowTable

__all__ = ["CodeEdit", "MedicareCodeEdits"]


@frozen
class CodeEdit(Dated):
    """Give one code of one list.

    `section` is the list's place in the definitions, such as 4C, and `heading` what stands above
    it. `youngest` and `oldest` are the ages that the heading names: for diagnoses those at which
    they can be, for non-covered procedures those at which they are not covered. A list of
    non-covered procedures whose heading makes a condition holds under that condition alone.
    """

    code: str = field(converter=compact)
    edit: str
    section: str
    system: str = "icd10cm"
    """Of diagnoses icd10cm, of procedures icd10pcs."""
    youngest: int | None = None
    oldest: int | None = None
    heading: str | None = None

    @property
    def key(self) -> str:
        """Return the code without its dot."""
        return self.code


@frozen(eq=False, init=False)
class MedicareCodeEdits(RowTable[str, CodeEdit]):
    """Find the edits that name a code on a day."""

    @staticmethod
    def _alone(row: CodeEdit) -> Hashable:
        return row.code, row.section, row.edit, row.system

    def of_code(self, code: str, *, on: date) -> tuple[CodeEdit, ...]:
        """Return the edits that name the code that day."""
        return self.in_force(compact(code), on=on)

    def codes(self, edit: str, *, on: date) -> frozenset[str]:
        """Return the codes that an edit names that day."""
        return frozenset(row.code for row in self if row.edit == edit and row.covers(on))
