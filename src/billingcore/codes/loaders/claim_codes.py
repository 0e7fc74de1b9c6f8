"""Load claim adjustment reason codes (CARC), remark codes (RARC) and group codes.

Your own export of the list from X12, or a table with one row for each code. Rows of another kind
are left out, where a column tells the kind. Codes keep the categories of the lists that ship;
X12's wording stays out of memory unless you keep it.
Source: the columns of the exports at x12.org/codes, of which the texts span several lines.

>>> from datetime import date
>>> from billingcore.codes import CodeTable
>>> from billingcore.codes.loaders import load_carc_rarc
>>> file = b'''Code,Description,Start Date,Stop Date,Last Modified
... 45,"The wording of the list,
... which may span lines",01/01/1995,,07/01/2017
... 15,More of its wording,01/01/1995,05/01/2018,11/01/2017
... '''
>>> reading = load_carc_rarc(file, kind="carc", as_of=date(2026, 7, 1))
>>> table = CodeTable.of("carc", reading)
>>> for code in "45", "15", "400":
...     answer = table.get(code, on=date(2026, 3, 2))
...     print(code, answer.status, *answer.attributes, answer.ended)
45 valid fee schedule None
15 not valid that day 2018-05-01
400 unknown None
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from ...findings import Severity
from .._claim_code import ClaimCodeEntry
from .._reading import Reading
from .._shipped_lists import words_of
from ._code_list import END, MODIFIED, START, days_of, edition_as_of, joined
from ._kinds import FileKind, Head, parts_with
from ._source import Part, Source
from ._table import Column, Record, header_in, records_of

__all__ = ["KINDS", "load_carc_rarc"]

_COLUMNS = (
    Column("code", r"(adj |adjustment |reason |remark |group )?code|carc|rarc"),
    Column("kind", r"(adj |code )?(kind|type|list)", required=False),
    Column("title", r"(adj |code )?(description|definition|text|message)", required=False),
    Column("usage", r"(adj )?usage", required=False),
    Column("notes", r"(adj )?notes?", required=False),
    START,
    END,
    MODIFIED,
)
_FORMS = {
    "carc": ("a claim adjustment reason code", re.compile(r"[1-9]\d{0,2}|[A-Z]\d{1,2}")),
    "rarc": ("a remark code", re.compile(r"(?:M|MA|N)\d{1,4}")),
    "group": ("a claim adjustment group code", re.compile(r"[A-Z]{2}")),
}


_STRANGE = 2


def _has_days(head: Head) -> bool:
    """Tell whether there are days and little else: other lists have them too."""
    header = header_in(head.rows, _COLUMNS)
    if header is None:
        return False
    return {"start", "end", "modified"} <= header.at.keys() and len(header.unread) <= _STRANGE


KIND = FileKind("a list of claim adjustment or remark codes", _has_days)
KINDS = (KIND,)


def load_carc_rarc(
    source: Source, *, kind: str, as_of: date | None = None, keep_descriptions: bool = False
) -> Reading[ClaimCodeEntry]:
    """Return the codes of one kind: "carc", "rarc" or "group".

    `as_of` is the day of the export, where the file's name does not tell: of codes that it lacks,
    the list cannot tell on later days. Without it the list speaks for every day. Raises LoadError
    for another kind of file, ValueError for another kind of code.
    """
    if kind not in _FORMS:
        raise ValueError(f"kind is carc, rarc or group, not {kind!r}")
    parts = parts_with(KIND, source)
    rows = partial(_rows, kind=kind, keep=keep_descriptions)
    return Reading(KIND.name, parts, rows, edition_as_of(parts, as_of))


def _rows(part: Part, *, kind: str, keep: bool) -> Iterator[ClaimCodeEntry]:
    what, form = _FORMS[kind]
    words = words_of(kind)
    others = 0
    for record in records_of(part, _COLUMNS):
        of_kind = (record.text("kind") or kind).lower()
        if of_kind != kind:
            others += 1
            continue
        code = (record.text("code") or "").upper()
        if not form.fullmatch(code):
            record.reject(f"the code is not {what}")
            continue
        days = days_of(record)
        if days is not None:
            yield ClaimCodeEntry(
                code,
                *days,
                attributes=words.get(code, ()),
                title=_wording(record) if keep else None,
                modified=record.day("modified"),
            )
    if others:
        part.problems.file(f"{others} rows of other kinds left out", Severity.INFO)


def _wording(record: Record) -> str | None:
    return joined(record.text("title"), record.text("usage"), record.text("notes"))
