r"""Load ICD-10-CM and ICD-10-PCS from the order files, and the lists of codes beside them.

An order file has every code and header of one release in columns of fixed width, with a short and
a long title; a list of codes has the codes that may be reported and their long titles. A release
holds for a fiscal year, which begins in October, one of April for the rest of it; its name says
which. Several releases make one table in which each code has the days that it held.
Source: CMS, "Code Descriptions in Tabular Order" (``icd10cm_order_2026.txt``,
``icd10pcs_order_2026.txt``, ``icd10cm_codes_2026.txt``).

>>> from datetime import date
>>> from billingcore.codes import CodeTable
>>> from billingcore.codes.loaders import load_icd10cm_order
>>> def release(*rows):
...     lines = [f"{n:05} {code:7} {flag} {text:60} {text}\r\n" for n, code, flag, text in rows]
...     return "".join(lines).encode()
>>> before = release((1, "B88", 0, "Infestations"), (2, "B880", 1, "Mites"))
>>> after = release((1, "B88", 0, "Infestations"), (2, "B880", 0, "Mites"), (3, "B8801", 1, "One"))
>>> table = CodeTable.of(
...     "icd10cm",
...     load_icd10cm_order(before, effective=date(2024, 10, 1)),
...     load_icd10cm_order(after, effective=date(2025, 10, 1)),
... )
>>> print(table.edition, table.edition.first, table.edition.last)
FY2026 2024-10-01 2026-09-30
>>> for entry in table.history("B88.0"):
...     print(entry.start, entry.end, entry.header)
2024-10-01 2025-09-30 False
2025-10-01 None True
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from ...errors import WrongFile
from .._edition import Edition
from .._icd10 import Icd10Entry
from .._reading import Reading
from ._kinds import FileKind, Head, parts_with
from ._lines import lines_of
from ._source import Part, Source
from ._windows import fiscal_year, stated, written_in_name

__all__ = ["KINDS", "load_icd10_codes_txt", "load_icd10cm_order", "load_icd10pcs_order"]

# What may stand in columns 6 to 16 of an order file: a code and 0 for a header, 1 for a valid code.
_CM = re.compile(r"(?=.{9}[01]) [A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])[0-9A-Z]{0,4} +[01] ")
_PCS = re.compile(r" (?:[0-9A-HJ-NP-Z]{3} {5}0|[0-9A-HJ-NP-Z]{7} 1) ")
_LISTED = re.compile(r"(?=.{7} \S)(?:[A-Z][0-9A-Z]{2,6}|[0-9A-HJ-NP-Z]{7}) .*")
_ADDENDA = re.compile(r"(?:Add|Delete|Revise (?:from|to)):\s.*")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SHORTEST = 78
_LOOKED_AT = 200


def _is_order(code: re.Pattern[str], head: Head) -> bool:
    """Tell whether most lines are of that system, and of no other more often."""
    lines = _first_lines(head)
    found = {shape: sum(_fits(line, shape) for line in lines) for shape in (_CM, _PCS)}
    return found[code] * 2 > len(lines) and max(found, key=lambda shape: found[shape]) is code


def _fits(line: str, code: re.Pattern[str]) -> bool:
    columns = len(line) >= _SHORTEST and line[76] == " " and line[:5].isdecimal()
    return columns and code.fullmatch(line, 5, 16) is not None


def _is_all(shape: re.Pattern[str], head: Head) -> bool:
    fitting = [bool(shape.fullmatch(line)) for line in _first_lines(head)]
    return sum(fitting) * 2 > len(fitting)


def _first_lines(head: Head) -> list[str]:
    return [line.rstrip() for line in head.lines[:_LOOKED_AT] if line and not line.isspace()]


_CM_ORDER = FileKind("an ICD-10-CM order file", partial(_is_order, _CM))
_PCS_ORDER = FileKind("an ICD-10-PCS order file", partial(_is_order, _PCS))
_CODES = FileKind("a list of ICD-10 codes", partial(_is_all, _LISTED))
KINDS = (
    _CM_ORDER,
    _PCS_ORDER,
    _CODES,
    FileKind("ICD-10 addenda, which no loader reads", partial(_is_all, _ADDENDA)),
)


def load_icd10cm_order(
    source: Source, *, effective: date | None = None, through: date | None = None
) -> Reading[Icd10Entry]:
    """Return the codes and headers of one release of ICD-10-CM.

    `effective` is its first day, where the file's name does not tell, and `through` its last: by
    default that of the fiscal year. The order number is the row's place in the file, which the
    rows keep. Raises LoadError for another kind of file, ValueError without a day.
    """
    return _reading(_CM_ORDER, source, partial(_order_rows, _CM), effective, through)


def load_icd10pcs_order(
    source: Source, *, effective: date | None = None, through: date | None = None
) -> Reading[Icd10Entry]:
    """Return the codes of one release of ICD-10-PCS; its headers are tables, three characters.

    Arguments and errors are those of `load_icd10cm_order`.
    """
    return _reading(_PCS_ORDER, source, partial(_order_rows, _PCS), effective, through)


def load_icd10_codes_txt(
    source: Source, *, effective: date | None = None, through: date | None = None
) -> Reading[Icd10Entry]:
    """Return the codes of one release of either system from its list of codes, without headers.

    Arguments and errors are those of `load_icd10cm_order`.
    """
    return _reading(_CODES, source, _listed_rows, effective, through)


def _reading(
    kind: FileKind,
    source: Source,
    rows: Callable[[Part], Iterator[Icd10Entry]],
    effective: date | None,
    through: date | None,
) -> Reading[Icd10Entry]:
    part, *others = parts_with(kind, source)
    if others:
        names = ", ".join(one.name for one in (part, *others))
        raise WrongFile(part.file.name, f"it holds more than one release: {names}")
    return Reading(kind.name, [part], rows, _edition(part, effective, through), snapshot=True)


def _edition(part: Part, effective: date | None, through: date | None) -> Edition:
    first = effective or _first_day(part.name) or _first_day(part.file.name)
    if first is None:
        return stated("", None, None, file=part.label)
    year = first.year + (first.month >= 10)
    october, september = fiscal_year(year)
    name = f"FY{year}" if first == october else f"FY{year} {first:%B}"
    return stated(name, first, through or september, file=part.label)


def _first_day(name: str) -> date | None:
    """Return the first day of the month that a name holds, or else of the fiscal year."""
    year = _YEAR.search(name)
    return written_in_name(name) or (fiscal_year(int(year[1]))[0] if year else None)


def _order_rows(code: re.Pattern[str], part: Part) -> Iterator[Icd10Entry]:
    fits = code.fullmatch
    before = 0
    line = ""
    for number, line in enumerate(lines_of(part), start=1):
        text = line.rstrip()
        if not text:
            continue
        place = int(text[:5]) if text[:5].isdecimal() else before + 1
        if place != before + 1:
            part.problems.file(f"rows may be missing before line {number}: it has number {place}")
        before = place
        if len(text) < _SHORTEST or text[76] != " " or not fits(text, 5, 16):
            part.problems.row(number, _why(text, code))
            continue
        yield Icd10Entry(
            text[6:13].rstrip(),
            header=text[14] == "0",
            title=text[77:],
            short_title=text[16:76].rstrip(),
        )
    _break(part, line)


def _why(text: str, code: re.Pattern[str]) -> str:
    if len(text) < _SHORTEST:
        return "the line breaks off"
    if not code.fullmatch(text, 5, 16):
        return "columns 7 to 15 hold no code and whether it is a header"
    return "the titles do not begin in columns 17 and 78"


def _break(part: Part, last: str) -> None:
    if last and not last.endswith(("\n", "\r")):
        part.problems.file("the last line has no end: the file may break off there")


def _listed_rows(part: Part) -> Iterator[Icd10Entry]:
    line = ""
    for number, line in enumerate(lines_of(part), start=1):
        text = line.rstrip()
        if _LISTED.fullmatch(text):
            yield Icd10Entry(text[:7].rstrip(), title=text[8:])
        elif text:
            part.problems.row(number, "no code in columns 1 to 7 and a title from column 9 on")
    _break(part, line)
