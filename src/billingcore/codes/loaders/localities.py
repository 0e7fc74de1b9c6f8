"""Load where Medicare pays what: cost indices, anesthesia factors, counties and ZIP codes.

The first three come with each relative value file and are for the year that their heading or name
tells. The file of ZIP codes tells its quarter in each record.
Source: the record layouts of the national physician fee schedule relative value file and of the
ZIP code to carrier locality file.

>>> from datetime import date
>>> from billingcore.codes import AnesthesiaTable, GpciTable
>>> from billingcore.codes.loaders import load_anes_cf, load_gpci
>>> indices = b\"\"\"ADDENDUM E. FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs)
...
... Contractor,State,Locality Number,Locality Name,2025 PW GPCI,2025 PE GPCI,2025 MP GPCI
... 02102,AK,01,ALASKA*,1.5,1.081,0.592
... *Work GPCI reflects a 1.5 floor in Alaska established by the MIPPA.,,,,,,
... \"\"\"
>>> alaska = GpciTable.of("gpci", load_gpci(indices)).get("02102", "01", on=date(2025, 3, 1))
>>> alaska.name, alaska.footnote, alaska.work
('ALASKA', '*', Decimal('1.5'))
>>> factors = b\"\"\"Contractor,Locality,Locality Name,National Anes CF of 20.3178
... 02102 ,01 ,ALASKA*,27.86
... \"\"\"
>>> table = AnesthesiaTable.of("anesthesia", load_anes_cf(factors, effective=date(2025, 1, 1)))
>>> row = table.get("02102", "01", on=date(2025, 3, 1))
>>> row.factor, row.national
(Decimal('27.86'), Decimal('20.3178'))
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from .._localities import AnesthesiaRow, GpciRow, LocalityRow
from .._reading import Reading
from ._cells import number
from ._kinds import FileKind, Head, parts_with
from ._lines import lines_of
from ._payment_files import is_note, of_year, opening, texts_first, without_marks
from ._source import Part, Source
from ._table import Column, Record, header_in, records_of

__all__ = ["KINDS", "load_anes_cf", "load_gpci", "load_locco"]

_MAC = r"(medicare admini?strative )?contractor( mac)?|mac|carrier"

_GPCI = (
    Column("mac", _MAC),
    Column("state", r"state", required=False),
    Column("locality", r"locality( number)?"),
    Column("name", r"locality name"),
    Column("work_unfloored", r".*\b(pw|work) gpci without 1 0 floor.*", required=False),
    Column("work", r".*\b(pw|work) gpci.*", required=False),
    Column("practice_expense", r".*\bpe gpci.*"),
    Column("malpractice", r".*\bmp gpci.*"),
)
_GPCI_LINE = re.compile(
    r"(\d{5}) +([A-Z]{2}) +(\d\d) +(\S.*?) {2,}(\d*\.\d+) +(\d*\.\d+) +(\d*\.\d+)\s*"
)
_GPCI_GROUPS = ("mac", "state", "locality", "name", "work", "practice_expense", "malpractice")
_ANES = (
    Column("mac", _MAC),
    Column("locality", r"locality( number)?"),
    Column("name", r"locality name"),
    Column("factor", r"(non qualifying apm )?national anes cf.*"),
    Column("qualifying", r"qualifying apm national anes cf.*", required=False),
)
_NATIONAL = re.compile(
    r"(non.)?(qualifying apm )?national anes cf.*?\bof\s+(\d+\.\d+)", re.IGNORECASE
)
_LOCCO = (
    Column("mac", _MAC),
    Column("locality", r"locality( number)?"),
    Column("state", r"state"),
    Column("name", r"fee schedule area"),
    Column("counties", r"count(ies|y)"),
)


def _has_indices(head: Head) -> bool:
    lines = any(_GPCI_LINE.fullmatch(line) for line in head.lines)
    return lines or header_in(head.rows, _GPCI) is not None


GPCI = FileKind("a file of geographic practice cost indices (GPCI)", _has_indices)
ANES = FileKind.with_columns("a file of anesthesia conversion factors", _ANES)
LOCCO = FileKind.with_columns("a file of the counties of payment localities", _LOCCO)
KINDS = (GPCI, ANES, LOCCO)


def load_gpci(source: Source, *, effective: date | None = None) -> Reading[GpciRow]:
    """Return the cost indices of a year.

    `effective` is the first day, where neither heading nor name tell the year, or where a release
    began within it. Raises LoadError for another kind of file, ValueError without a year.
    """
    parts = texts_first(parts_with(GPCI, source))
    edition = of_year(parts[0], effective, opening(parts[0], 6))
    return Reading(GPCI.name, parts, _indices, edition, snapshot=True)


def load_anes_cf(source: Source, *, effective: date | None = None) -> Reading[AnesthesiaRow]:
    """Return the anesthesia conversion factors of a year; `effective` as for `load_gpci`."""
    parts = texts_first(parts_with(ANES, source))
    edition = of_year(parts[0], effective, "")
    return Reading(ANES.name, parts, _factors, edition, snapshot=True)


def load_locco(source: Source, *, effective: date | None = None) -> Reading[LocalityRow]:
    """Return the counties of the localities of a year; `effective` as for `load_gpci`."""
    parts = texts_first(parts_with(LOCCO, source))
    edition = of_year(parts[0], effective, opening(parts[0], 1))
    return Reading(LOCCO.name, parts, _counties, edition, snapshot=True)


def _key(record: Record, mac: str | None) -> tuple[str, str] | None:
    """Return contractor and number of the locality; a row without them is left out."""
    locality = record.text("locality")
    if mac is None or not mac.isdecimal() or locality is None or len(locality) > 2:
        record.reject("it names no contractor and locality")
        return None
    return mac.zfill(5), locality.zfill(2)


def _index_records(part: Part) -> Iterator[Record]:
    if header_in(Head(part).rows, _GPCI) is not None:
        yield from records_of(part, _GPCI)
        return
    at = {name: i for i, name in enumerate(_GPCI_GROUPS)}
    for line, text in enumerate(lines_of(part), start=1):
        if found := _GPCI_LINE.fullmatch(text):
            yield Record(part, line, list(found.groups()), at)
        elif text[:5].isdecimal():
            part.problems.row(line, "the record is cut short")


def _indices(part: Part) -> Iterator[GpciRow]:
    for record in _index_records(part):
        if is_note(record, "mac", "locality", "malpractice"):
            continue
        key = _key(record, record.text("mac"))
        if key is None:
            continue
        if record.text("malpractice") is None:
            record.reject("the row is cut short")
            continue
        name, footnote = without_marks(record.text("name"))
        unfloored = record.number("work_unfloored")
        work = record.number("work")
        yield GpciRow(
            *key,
            work=unfloored if work is None else work,
            practice_expense=record.number("practice_expense"),
            malpractice=record.number("malpractice"),
            state=record.text("state"),
            name=name,
            work_unfloored=unfloored,
            footnote=footnote,
        )


def _factors(part: Part) -> Iterator[AnesthesiaRow]:
    national = {
        bool(found[2] and not found[1]): number(found[3])
        for found in _NATIONAL.finditer(_headings(part))
    }
    row = partial(
        AnesthesiaRow, national=national.get(False), national_qualifying=national.get(True)
    )
    for record in records_of(part, _ANES):
        if is_note(record, "mac", "locality", "factor"):
            continue
        key = _key(record, record.text("mac"))
        if key is None:
            continue
        if record.text("factor") is None:
            record.reject("the row is cut short")
            continue
        name, footnote = without_marks(record.text("name"))
        yield row(
            *key,
            factor=record.number("factor"),
            qualifying=record.number("qualifying"),
            name=name,
            footnote=footnote,
        )


def _headings(part: Part) -> str:
    """Return the headings that may state a national factor."""
    return "\n".join(cell for _, row in Head(part).rows for cell in row if "anes" in cell.lower())


def _counties(part: Part) -> Iterator[LocalityRow]:
    """Yield the localities; a contractor and a state hold for the rows below them."""
    mac: str | None = None
    state: str | None = None
    for record in records_of(part, _LOCCO):
        if is_note(record, "mac", "locality", "counties"):
            continue
        mac = record.text("mac") or mac
        key = _key(record, mac)
        if key is None:
            continue
        state = record.text("state") or state
        if record.text("counties") is None:
            record.reject("the row is cut short")
            continue
        name, footnote = without_marks(record.text("name"))
        yield LocalityRow(
            *key, state=state, name=name, counties=record.text("counties"), footnote=footnote
        )
