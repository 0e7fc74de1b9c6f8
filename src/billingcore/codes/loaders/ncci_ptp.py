"""Load procedure-to-procedure edits (NCCI PTP): a table for each setting, anew every quarter.

A table comes in several parts and holds every edit there ever was, each with its days: the newest
quarter replaces the ones before. The name says which quarter that is: version 32.2, as in
``ccipra-v322r0-f1``, is July 2026. An asterisk or nothing as deletion date means that the edit
stands.
Source: the layout of the Medicare and Medicaid NCCI PTP edit files.

>>> from datetime import date
>>> from billingcore.codes import PairTable
>>> from billingcore.codes.loaders import load_ncci_ptp
>>> file = b'''Column 1,Column 2,*=in existence prior to 1996,Effective,Deletion,Modifier
... 11042,97597,,20110101,*,1
... 97140,97530,,20000101,20191231,1
... 97140,none,,20000101,*,1
... '''
>>> reading = load_ncci_ptp(file, effective=date(2026, 7, 1))
>>> table = PairTable.of("ncci_ptp_practitioner", reading)
>>> table.between("97597", "11042", on=date(2026, 8, 1))[0].column1
'11042'
>>> table.between("97140", "97530", on=date(2020, 1, 1))
()
>>> print(table.edition, table.edition.last)
2026Q3 2026-09-30
>>> for finding in table.findings:
...     print(finding)
error LOD001 file bytes line 4: row left out: column 2 is not a procedure code
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from operator import itemgetter

from attrs import evolve

from ...identifiers import procedure
from .._edition import SourceFile
from .._pair_row import Cells, PairRow, quick_row
from .._reading import Reading
from ._cells import written_day
from ._kinds import FileKind, Head, parts_with
from ._payment_files import of_quarter
from ._source import Part, Source
from ._table import Column, header_in, table_of
from ._windows import written_in_name

__all__ = ["KINDS", "load_ncci_ptp", "setting"]

_COLUMNS = (
    Column("column 1", r"column ?(1|one)"),
    Column("column 2", r"column ?(2|two)"),
    Column("before 1996", r"\*=in existence.*|.*prior to 1996.*", required=False),
    Column("effective date", r"effective.*"),
    Column("deletion date", r"deletion.*"),
    Column("modifier indicator", r"modifier.*"),
    Column("rationale", r"(ptp )?(edit )?rationale.*", required=False),
)
KIND = FileKind.with_columns("a procedure-to-procedure edit (NCCI PTP) file", _COLUMNS)


def _is_change_list(head: Head) -> bool:
    undated = [column for column in _COLUMNS if "date" not in column.name]
    return header_in(head.rows, undated) is not None and not KIND.recognises(head)


KINDS = (
    KIND,
    FileKind("a list of what changes in one quarter (NCCI PTP)", _is_change_list),
)

_MOST_KNOWN = 100_000
_VERSION = re.compile(r"(?<![a-z0-9])v(\d\d)([0-3])r\d", re.IGNORECASE)
_PART = re.compile(r"-f(\d+)(?!\d)", re.IGNORECASE)
_MEDICAID = re.compile(r"medicaid", re.IGNORECASE)
_SETTINGS = {
    "practitioner": re.compile(r"ccipra|practitioner", re.IGNORECASE),
    "hospital": re.compile(r"ccioph|hospital", re.IGNORECASE),
    "dme": re.compile(r"(?<![a-z])dme|durable", re.IGNORECASE),
}


def load_ncci_ptp(*sources: Source, effective: date | None = None) -> Reading[PairRow]:
    """Return the edits of one quarter and one setting: all its parts, or some of them.

    `effective` is the first day of the quarter, where the names of the files do not tell. Raises
    LoadError for another kind of file, ValueError without a day or for files of several tables.
    """
    parts = [part for source in sources for part in parts_with(KIND, source)]
    if not parts:
        raise ValueError("there is nothing to load")
    if len({(setting(part.file), _is_medicaid(part.file)) for part in parts}) > 1:
        raise ValueError("files of several settings or programs make several tables")
    days = {effective or _first_day(part.file) for part in parts}
    if len(days) > 1:
        raise ValueError("files of several quarters: load each quarter, and PairTable.of them")
    known = of_quarter(parts[0], days.pop())
    # A quarter's file tells of the years before it too.
    edition = evolve(known, first=None, as_of=known.last)
    rows = partial(_rows, first=parts[0], missing=_missing([part.file for part in parts]))
    return Reading(KIND.name, parts, rows, edition, complete=True)


def setting(file: SourceFile) -> str | None:
    """Return whom a file's edits are for: practitioner, hospital, dme, or None if not told."""
    names = f"{file.name} {file.member or ''}"
    return next((word for word, name in _SETTINGS.items() if name.search(names)), None)


def _is_medicaid(file: SourceFile) -> bool:
    return bool(_MEDICAID.search(f"{file.name} {file.member or ''}"))


def _missing(files: Sequence[SourceFile]) -> list[int]:
    """Return the numbers of parts that lie before or between those given."""
    names = [_PART.search(file.member or file.name) for file in files]
    given = {int(name[1]) for name in names if name}
    return sorted(set(range(1, max(given, default=0))) - given) if len(files) > 1 else []


def _first_day(file: SourceFile) -> date | None:
    for name in filter(None, (file.member, file.name)):
        if found := _VERSION.search(name):
            return date(1994 + int(found[1]), 3 * int(found[2]) + 1, 1)
        if found_day := written_in_name(name):
            return found_day
    return None


def _rows(part: Part, first: Part, missing: Sequence[int]) -> Iterator[PairRow]:
    """Yield the rows; what was made of a code, or of the other cells, is made once."""
    for number in missing if part is first else ():
        part.problems.file(f"part f{number} of the table was not given")
    at, rows = table_of(part, _COLUMNS)
    one, other = at.get("column 1", 0), at.get("column 2", 0)
    beside = [at.get(column.name) for column in _COLUMNS[2:]]
    width = max(at.values(), default=0) + 1
    pick = itemgetter(*(width if i is None else i for i in beside))
    codes: dict[str, str] = {}
    known: dict[tuple[str, ...], Cells] = {}
    in_header = True
    for line, cells in rows:
        cells += [""] * (width + 1 - len(cells))
        texts = pick(cells)
        try:
            row = quick_row(codes[cells[one]], codes[cells[other]], known[texts])
        except KeyError:
            if in_header and not cells[one].strip() and not cells[other].strip():
                continue
            in_header = False
            try:
                column1 = _code(cells[one], "column 1", codes)
                column2 = _code(cells[other], "column 2", codes)
                row = quick_row(column1, column2, _cells(texts, known))
            except ValueError as error:
                part.problems.row(line, str(error))
                continue
        yield row


def _code(text: str, column: str, codes: dict[str, str]) -> str:
    if not procedure.is_valid(text):
        raise ValueError(f"{column} is not a procedure code")
    return codes.setdefault(text, procedure.compact(text))


def _cells(texts: tuple[str, ...], known: dict[tuple[str, ...], Cells]) -> Cells:
    before_1996, effective, deletion, indicator, rationale = map(str.strip, texts)
    if not indicator:
        raise ValueError("there is no modifier indicator")
    cells = (
        _day(effective, "effective"),
        None if deletion in ("", "*") else _day(deletion, "deletion"),
        indicator,
        rationale or None,
        bool(before_1996),
    )
    if len(known) < _MOST_KNOWN:
        known[texts] = cells
    return cells


def _day(text: str, which: str) -> date:
    try:
        return written_day(text)
    except ValueError:
        raise ValueError(f"the {which} date is not a date") from None
