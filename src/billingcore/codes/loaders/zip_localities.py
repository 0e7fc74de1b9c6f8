"""Load in which payment locality a ZIP code lies (ZIP5).

The text has records of fixed width, the workbook the same fields. Each record tells its quarter.
Source: the record layout of the ZIP code to carrier locality file (five digits).

>>> from datetime import date
>>> from billingcore.codes import ZipTable
>>> from billingcore.codes.loaders import load_zip5
>>> record = b"AK99501" + b"0210201" + b" Z9 ".ljust(6) + b"0 1".ljust(55) + b"20254"
>>> table = ZipTable.of("zip_localities", load_zip5(record))
>>> where = table.get("99501-1234", on=date(2025, 10, 1))
>>> where.mac, where.locality, where.rural
('02102', '01', None)
"""

import re
from collections.abc import Iterator
from datetime import date

from .._localities import ZipRow
from .._reading import Reading
from ._fixed_width import Field, fixed_records
from ._kinds import FileKind, Head, parts_with
from ._payment_files import digits, of_quarter, texts_first
from ._source import Part, Source
from ._table import Column, Record, header_in, records_of

__all__ = ["KINDS", "load_zip5"]

_FIELDS = (
    Field("state", 1, 2),
    Field("zip_code", 3, 7),
    Field("mac", 8, 12),
    Field("locality", 13, 14),
    Field("rural", 15, 15),
    Field("laboratory_locality", 16, 17),
    Field("rural_2006", 18, 18),
    Field("plus_four", 21, 21),
    Field("part_b_drugs", 23, 23),
    Field("quarter", 76, 80),
)
_COLUMNS = (
    Column("state", r"state"),
    Column("zip_code", r"zip( code)?"),
    Column("mac", r"carrier"),
    Column("locality", r"(pricing )?locality"),
    Column("rural", r"rural ind(icator)?"),
    Column("laboratory_locality", r"(bene )?lab cb locality", required=False),
    Column("rural_2006", r"rural ind(icator)? ?2", required=False),
    Column("plus_four", r"plus (4|four) flag"),
    Column("part_b_drugs", r"part b (drug|payment) indicator", required=False),
    Column("quarter", r"year (qtr|quarter)", required=False),
)
# The file of nine digits has the same begin, but its last four digits where this one is blank.
_RECORD = re.compile(r"[A-Z]{2}\d{10}[0-9A-Z]{2}[ RB].{5}[ 01] . {52}20\d\d[1-4]\s*")
_QUARTER = re.compile(r"(20\d\d)([1-4])")


def _is_fixed(head: Head) -> bool:
    return any(_RECORD.fullmatch(line) for line in head.lines)


def _recognises(head: Head) -> bool:
    return _is_fixed(head) or header_in(head.rows, _COLUMNS) is not None


KIND = FileKind("a file of ZIP codes and their payment localities (ZIP5)", _recognises)
KINDS = (KIND,)


def load_zip5(source: Source, *, effective: date | None = None) -> Reading[ZipRow]:
    """Return the ZIP codes of one quarter.

    `effective` is the first day, where the records do not tell. Raises LoadError for another kind
    of file, ValueError without a day.
    """
    parts = texts_first(parts_with(KIND, source))
    edition = of_quarter(parts[0], effective or _stated_quarter(parts[0]))
    return Reading(KIND.name, parts, _rows, edition, snapshot=True)


def _stated_quarter(part: Part) -> date | None:
    record = next(_records(part), None)
    found = _QUARTER.fullmatch((record and record.text("quarter")) or "")
    return date(int(found[1]), 3 * int(found[2]) - 2, 1) if found else None


def _records(part: Part) -> Iterator[Record]:
    if _is_fixed(Head(part)):
        return fixed_records(part, _FIELDS)
    return records_of(part, _COLUMNS)


def _rows(part: Part) -> Iterator[ZipRow]:
    for record in _records(part):
        zip_code = digits(record.text("zip_code"), 5)
        if zip_code is None or len(zip_code) != 5 or not zip_code.isdecimal():
            record.reject("the ZIP code is not five digits")
            continue
        yield ZipRow(
            zip_code,
            state=record.text("state"),
            mac=digits(record.text("mac"), 5),
            locality=digits(record.text("locality"), 2),
            rural=record.text("rural"),
            laboratory_locality=record.text("laboratory_locality"),
            rural_2006=record.text("rural_2006"),
            plus_four=record.text("plus_four"),
            part_b_drugs=record.text("part_b_drugs"),
        )
