"""Load add-on codes (NCCI AOC), a workbook or a text file of fixed width each quarter.

The file holds every add-on with each of its primaries, with dates as year and day of the year.
Type 1: every primary is listed. Type 2: none is, and the primary is CCCCC. Type 3: some are.
Source: the layout of the Medicare NCCI add-on code edit files (``AOC_V2026Q2-MCR``).

>>> from datetime import date
>>> from billingcore.codes import AddOnTable
>>> from billingcore.codes.loaders import load_aoc
>>> file = b'''AOC_Edit_Type,Add-On_Code,Primary_Code,AOC_Edit_EffDT,AOC_Edit_DelDT
... 1,11045,11042,2013091,
... 1,11045,97597,2013091,2024366
... 2,0054T,CCCCC,2013091,
... '''
>>> table = AddOnTable.of("add_on", load_aoc(file, effective=date(2026, 4, 1)))
>>> table.get("11045", on=date(2026, 5, 4))
AddOn(code='11045', kind='1', primaries=frozenset({'11042'}))
>>> sorted(table.get("11045", on=date(2024, 12, 31)).primaries)
['11042', '97597']
"""

import re
from collections.abc import Iterator
from datetime import date

from attrs import evolve

from ...identifiers import procedure
from .._add_ons import AddOnRow
from .._reading import Reading
from ._cells import julian
from ._kinds import FileKind, Head, parts_with
from ._lines import lines_of
from ._payment_files import of_quarter, texts_first
from ._source import Part, Source
from ._table import Column, Record, header_in, records_of
from ._windows import written_in_name

__all__ = ["KINDS", "load_aoc"]

_COLUMNS = (
    Column("type", r"aoc edit type"),
    Column("add-on", r"add on code"),
    Column("add-on deletion date", r"(aoc|add on code) ?del ?(dt|date).*", required=False),
    Column("primary", r"primary code"),
    Column("primary deletion date", r"primary code del ?(dt|date).*", required=False),
    Column("effective date", r"aoc edit eff ?(dt|date).*"),
    Column("deletion date", r"aoc edit del ?(dt|date).*"),
    Column("notes", r"special instruction.*|.*notes", required=False),
)
_FIELDS = ((0, 1), (1, 6), (6, 13), (13, 18), (18, 25), (25, 32), (32, 39), (39, None))
_AT = {column.name: i for i, column in enumerate(_COLUMNS)}
_DAY = r"(?:\d{7}| {7})"
_RECORD = re.compile(rf"\d[0-9A-Z]{{5}}{_DAY}[0-9A-Z]{{5}}{_DAY}\d{{7}}(?:{_DAY}.*|\s*)")


def _is_fixed(head: Head) -> bool:
    return any(map(_RECORD.fullmatch, head.lines))


def _recognises(head: Head) -> bool:
    return _is_fixed(head) or header_in(head.rows, _COLUMNS) is not None


KIND = FileKind("a file of add-on codes (NCCI AOC)", _recognises)
KINDS = (KIND,)


def load_aoc(source: Source, *, effective: date | None = None) -> Reading[AddOnRow]:
    """Return the add-ons of one quarter, with those that were deleted before.

    `effective` is the first day of the quarter, where the file's name does not tell. Raises
    LoadError for another kind of file, ValueError without a day.
    """
    parts = texts_first(parts_with(KIND, source))
    first = effective or written_in_name(parts[0].name) or written_in_name(parts[0].file.name)
    known = of_quarter(parts[0], first)
    # A quarter's file tells of the years before it too.
    edition = evolve(known, first=None, as_of=known.last)
    return Reading(KIND.name, parts, _rows, edition, complete=True)


def _records(part: Part) -> Iterator[Record]:
    if not _is_fixed(Head(part)):
        yield from records_of(part, _COLUMNS)
        return
    for number, line in enumerate(lines_of(part), start=1):
        line = line.rstrip("\r\n\x1a")
        if _RECORD.fullmatch(line):
            yield Record(part, number, [line[start:stop] for start, stop in _FIELDS], _AT)
        elif not line.isspace() and line[:1].isdecimal():
            part.problems.row(number, "it has not the form of a record")


def _rows(part: Part) -> Iterator[AddOnRow]:
    for record in _records(part):
        add_on, primary = record.text("add-on") or "", record.text("primary") or ""
        kind = record.text("type")
        if not procedure.is_valid(add_on):
            record.reject("the add-on is not a procedure code")
        elif primary != "CCCCC" and not procedure.is_valid(primary):
            record.reject("the primary is not a procedure code")
        elif kind is None:
            record.reject("there is no type")
        else:
            try:
                start, end = _day(record, "effective date"), _day(record, "deletion date")
            except ValueError as error:
                record.reject(str(error))
                continue
            yield AddOnRow(
                procedure.compact(add_on),
                kind,
                primary,
                start,
                end,
                record.text("notes"),
                add_on_deleted=record.value("add-on deletion date", julian),
                primary_deleted=record.value("primary deletion date", julian),
            )


def _day(record: Record, column: str) -> date | None:
    text = record.text(column)
    try:
        return julian(text) if text else None
    except ValueError:
        raise ValueError(f"the {column} is not a date") from None
