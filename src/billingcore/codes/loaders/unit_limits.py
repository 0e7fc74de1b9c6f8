"""Load medically unlikely edits (NCCI MUE), one file for each setting and quarter.

The file dates nothing: its limits hold for the quarter in its name. Several quarters make one
table in which each limit has the days that it held.
Source: the layout of the Medicare NCCI MUE files (``MCR_MUE_PractitionerServices_Eff_…``).

>>> from datetime import date
>>> from billingcore.codes import MueTable
>>> from billingcore.codes.loaders import load_mue
>>> file = b\"\"\"HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator
... 97110,6,3 Date of Service Edit: Clinical
... A4253,many,3 Date of Service Edit: Clinical
... \"\"\"
>>> table = MueTable.of("mue_practitioner", load_mue(file, effective=date(2026, 7, 1)))
>>> table.get("97110", on=date(2026, 8, 1)).value
6
>>> print(table.edition, table.edition.last)
2026Q3 2026-09-30
>>> for finding in table.findings:
...     print(finding)
error LOD001 file bytes line 3: row left out: the MUE value is not a whole number
"""

from collections.abc import Iterator
from datetime import date

from ...identifiers import procedure
from .._reading import Reading
from .._unit_limits import MueRow
from ._cells import whole
from ._kinds import FileKind, parts_with
from ._source import Part, Source
from ._table import Column, records_of
from ._windows import quarter, stated, written_in_name

__all__ = ["KINDS", "load_mue"]

_COLUMNS = (
    Column("code", r"hcpcs( cpt)?( code)?"),
    Column("value", r".*\bmue values?"),
    Column("indicator", r"mue adjudication indicator( mai)?", required=False),
    Column("rationale", r"mue rationale", required=False),
)
KIND = FileKind.with_columns("a medically unlikely edit (MUE) file", _COLUMNS)
KINDS = (KIND,)


def load_mue(source: Source, *, effective: date | None = None) -> Reading[MueRow]:
    """Return the limits of one quarter.

    `effective` is the first day, where the file's name does not tell. A Medicaid file has no
    adjudication indicator. Raises LoadError for another kind of file, ValueError without a day.
    """
    parts = parts_with(KIND, source)
    first = effective or written_in_name(parts[0].name) or written_in_name(parts[0].file.name)
    _, last = quarter(first) if first else (None, None)
    name = f"{first.year}Q{(first.month + 2) // 3}" if first else ""
    edition = stated(name, first, last, file=parts[0].label)
    return Reading(KIND.name, parts, _rows, edition, snapshot=True)


def _rows(part: Part) -> Iterator[MueRow]:
    for record in records_of(part, _COLUMNS):
        code = record.text("code")
        if code is None or not procedure.is_valid(code):
            record.reject("the code is not a procedure code")
            continue
        try:
            value = whole(record.text("value") or "")
        except ValueError:
            record.reject("the MUE value is not a whole number")
            continue
        # "2 Date of Service Edit: Policy": the first sign is the indicator.
        indicator = (record.text("indicator") or "")[:1] or None
        yield MueRow(code, value, indicator, rationale=record.text("rationale"))
