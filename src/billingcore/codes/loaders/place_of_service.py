"""Load the place of service codes of CMS.

Codes that are not assigned are left out and counted. Where a column tells the setting, it says
whether Medicare pays the facility or the non-facility amount there; where none does, a code has
the setting that the list that ships gives it.
Source: CMS, Place of Service Code Set; Medicare Claims Processing Manual, chapter 26, 10.5.

>>> from datetime import date
>>> from billingcore.codes import CodeTable
>>> from billingcore.codes.loaders import load_pos
>>> file = b'''Place of Service Code(s),Place of Service Name,Facility/Nonfacility
... 11,Office,Nonfacility
... 21,Inpatient Hospital,Facility
... 28-30,Unassigned,N/A
... '''
>>> table = CodeTable.of("place_of_service", load_pos(file, as_of=date(2026, 7, 1)))
>>> [(entry.code, *entry.attributes) for entry in table]
[('11', 'non-facility'), ('21', 'facility')]
>>> print(*table.findings)
info LOD003 file bytes: 3 codes are not assigned
"""

import re
from collections.abc import Iterator
from datetime import date

from ...findings import Severity
from ...identifiers import place_of_service
from .._answer import Entry
from .._reading import Reading
from .._shipped_lists import words_of
from ._code_list import END, START, days_of, edition_as_of, joined
from ._kinds import FileKind, parts_with
from ._source import Part, Source
from ._table import Column, header_in, records_of

__all__ = ["KINDS", "load_pos"]

_POS = r"(pos|place of service)"
_SETTING = r"setting|facility( or)? non ?facility|f nf|payment rate( facility f nonfacility nf)?"
_NAME = Column("name", rf"({_POS} )?(name|title)")
_COLUMNS = (
    Column("code", rf"{_POS}( codes?( s)?)?|codes?"),
    _NAME,
    Column("setting", _SETTING, required=False),
    Column("description", rf"({_POS} )?description", required=False),
    START,
    END,
)
# A code and a name are in every list: its own heading or the setting tells this one.
_TELLING = (
    (Column("code", rf"{_POS}( codes?( s)?)?"), _NAME),
    (_COLUMNS[0], _NAME, Column("setting", _SETTING)),
)
KIND = FileKind(
    "a list of places of service",
    lambda head: any(header_in(head.rows, columns) for columns in _TELLING),
)
KINDS = (KIND,)

_UNASSIGNED = re.compile(r"unassigned|reserved.*|n/?a", re.IGNORECASE)
_RUN = re.compile(r"(\d{1,2})\s*[-\u2013]\s*(\d{1,2})")


def load_pos(source: Source, *, as_of: date | None = None) -> Reading[Entry]:
    """Return the assigned codes; `as_of` is the day of the list, where its name does not tell.

    Raises LoadError for another kind of file.
    """
    parts = parts_with(KIND, source)
    return Reading(KIND.name, parts, _rows, edition_as_of(parts, as_of))


def _rows(part: Part) -> Iterator[Entry]:
    known = words_of("place_of_service")
    unassigned = 0
    for record in records_of(part, _COLUMNS):
        code = record.text("code") or ""
        name = joined(record.text("name"))
        if _UNASSIGNED.fullmatch(name or ""):
            run = _RUN.fullmatch(code)
            unassigned += int(run[2]) - int(run[1]) + 1 if run else 1
            continue
        code = code.zfill(2) if code.isdecimal() else code
        if not place_of_service.is_valid(code):
            record.reject("the code is not a place of service")
            continue
        days = days_of(record)
        if days is not None:
            told = record.text("setting") is not None
            words = record.value("setting", _words) if told else known.get(code)
            yield Entry(code, *days, attributes=words or (), title=name)
    if unassigned:
        part.problems.file(f"{unassigned} codes are not assigned", Severity.INFO)


def _words(setting: str) -> tuple[str, ...]:
    """Return our word for F, NF and their spellings."""
    text = setting.lower()
    if text in ("na", "n/a"):
        return ()
    if not text.startswith(("f", "n")):
        raise ValueError("expected facility or non-facility")
    return ("facility",) if text.startswith("f") else ("non-facility",)
