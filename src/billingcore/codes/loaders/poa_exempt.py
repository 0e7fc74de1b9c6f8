r"""Load the list of diagnoses that are exempt from present-on-admission reporting, one a year.

The list is for the federal fiscal year in its first heading (``Order2020``, ``Order25``); several
years make one table. The lists of additions, deletions and revisions that come in the same
archive are not read: each year's list is complete.
Source: CMS, ICD-10-CM POA exempt codes, and the description that comes with them.

>>> from datetime import date
>>> from billingcore.codes import PoaExemptTable
>>> from billingcore.codes.loaders import load_poa_exempt
>>> file = b"Order2020\tPOAexemptCode\tDescription\n01225\tB90.0\tSequelae of tuberculosis\n"
>>> table = PoaExemptTable.of("poa_exempt", load_poa_exempt(file))
>>> days = date(2019, 9, 30), date(2019, 10, 1), date(2020, 10, 1)
>>> [table.is_exempt("B90.0", on=day) for day in days]
[None, True, None]
"""

import re
from collections.abc import Iterator

from ...identifiers import icd10cm
from .._edition import Edition
from .._poa_exempt import PoaExemptRow
from .._reading import Reading
from ._kinds import FileKind, Head, parts_with
from ._source import Part, Source
from ._table import Column, header_in, heading, records_of
from ._windows import fiscal_year

__all__ = ["KINDS", "load_poa_exempt"]

_COLUMNS = (
    Column("order", r"order(20)?\d\d"),
    Column("code", r"poaexemptcode"),
    Column("title", r"description"),
)
_CHANGES = re.compile(r"(add|delete|revise)codes", re.IGNORECASE)


def _is_whole_list(head: Head) -> bool:
    return header_in(head.rows, _COLUMNS) is not None and not _CHANGES.search(head.name)


KIND = FileKind("a list of diagnoses exempt from present-on-admission reporting", _is_whole_list)
KINDS = (KIND,)


def load_poa_exempt(source: Source) -> Reading[PoaExemptRow]:
    """Return the diagnoses of one fiscal year. Raises LoadError for another kind of file."""
    parts = parts_with(KIND, source)
    year = _fiscal_year(Head(parts[0]))
    edition = Edition(f"FY{year}", *fiscal_year(year))
    return Reading(KIND.name, parts, _rows, edition, snapshot=True)


def _fiscal_year(head: Head) -> int:
    order = _COLUMNS[0].heading
    return next(
        2000 + int(name[-2:])
        for _, cells in head.rows
        for name in map(heading, cells)
        if order.fullmatch(name)
    )


def _rows(part: Part) -> Iterator[PoaExemptRow]:
    is_valid = icd10cm.is_valid
    for record in records_of(part, _COLUMNS):
        code = record.text("code") or ""
        if is_valid(code):
            yield PoaExemptRow(code, record.text("title"))
        else:
            record.reject("the code is not a diagnosis code")
