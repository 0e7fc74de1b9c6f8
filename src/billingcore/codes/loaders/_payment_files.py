"""What the readers of Medicare's payment files share: which release one is, and how cells read.

The files are snapshots: a quarter's or a year's, which the text above the header says, or the
file's name. The agency's archives abbreviate: ``rvu25d.zip`` is the October release of 2025.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath

from ...identifiers import procedure
from .._edition import Edition
from ._cells import number
from ._kinds import Head
from ._lines import is_workbook
from ._source import Part
from ._table import Record
from ._windows import calendar_year, quarter, stated, written_in_name

__all__ = [
    "amount",
    "code_of",
    "day_in_name",
    "digits",
    "is_note",
    "of_quarter",
    "of_year",
    "opening",
    "percent",
    "quarter_in",
    "texts_first",
    "without_marks",
    "year_in",
]

_QUARTERS = {"jan": 1, "apr": 4, "jul": 7, "oct": 10}
_QUARTER = re.compile(r"\b(January|April|July|October)\s+(20\d\d)\b", re.IGNORECASE)
_RELEASE = re.compile(
    r"(20\d\d) National Physician Fee Schedule Relative Value File (January|April|July|October)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?<![a-z])(?:rvu|dme)(\d\d)(?!\d)-?([a-d])?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<!\d)(\d\d)clabq([1-4])", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d)(\d\d)[-_ ]?(jan|apr|jul|oct)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LOCALITIES = re.compile(r"(?<!\d)(\d\d)locco", re.IGNORECASE)
# A hard blank, as the agency's programs write it: 0xA0, or 0xFF of an older code page.
_BLANKS = "\xa0\xff\x00 "
_NOTHING = frozenset({".", "-", "NA", "N/A"})


def opening(part: Part, rows: int = 12) -> str:
    """Return what the first rows say, one line a row."""
    return "\n".join(" ".join(filter(None, cells)) for _, cells in Head(part).rows[:rows])


def quarter_in(text: str) -> date | None:
    """Return the first day of the quarter that a text names by its month: ``April 2026``."""
    if found := _RELEASE.search(text):
        return _first_of(found[2], int(found[1]))
    found = _QUARTER.search(text)
    return _first_of(found[1], int(found[2])) if found else None


def year_in(text: str) -> int | None:
    """Return the first year that a text names."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def day_in_name(part: Part) -> date | None:
    """Return the first day of the quarter that the name of a file or of its archive tells."""
    for name in (part.name, part.file.name):
        if found := _LETTERED.search(name):
            letter = (found[2] or "a").lower()
            return date(2000 + int(found[1]), 3 * "abcd".index(letter) + 1, 1)
        if found := _NUMBERED.search(name):
            return date(2000 + int(found[1]), 3 * int(found[2]) - 2, 1)
        if day := written_in_name(name):
            return day
        if found := _MONTH.search(name):
            return _first_of(found[2], 2000 + int(found[1]))
    return None


def of_quarter(part: Part, first: date | None, last: date | None = None) -> Edition:
    """Return the edition of the quarter from this day on, or of the days given."""
    name = f"{first.year}Q{(first.month + 2) // 3}" if first else ""
    return stated(name, first, last or (first and quarter(first)[1]), file=part.label)


def of_year(part: Part, effective: date | None, text: str) -> Edition:
    """Return the edition of the calendar year of a day given, of a text or of the file's name."""
    year = effective.year if effective else year_in(text) or _year_in_name(part)
    first, last = calendar_year(year) if year else (None, None)
    return stated(str(year or ""), effective or first, last, file=part.label)


def _year_in_name(part: Part) -> int | None:
    name = PurePosixPath(part.name).name
    if year := year_in(name):
        return year
    if found := _LOCALITIES.search(name):
        return 2000 + int(found[1])
    day = day_in_name(part)
    return day.year if day else None


def _first_of(month: str, year: int) -> date:
    return date(year, _QUARTERS[month[:3].lower()], 1)


def texts_first(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the texts among the parts, or else the workbooks.

    An archive of the agency holds both, under names of their own, and they say the same.
    """
    texts = tuple(part for part in parts if not is_workbook(part.head(4)))
    return texts or tuple(parts)


def code_of(record: Record, column: str = "code") -> str | None:
    """Return the procedure code; a row without one is left out with a finding."""
    code = procedure.compact((record.text(column) or "").strip(_BLANKS))
    if procedure.is_valid(code):
        return code
    record.reject("the code is not a procedure code")
    return None


def is_note(record: Record, first: str, *others: str) -> bool:
    """Tell whether a row is no row but words below the table."""
    text = record.text(first)
    return (text is None or " " in text) and not any(map(record.text, others))


def digits(text: str | None, length: int) -> str | None:
    """Return a number with the leading zeros that a spreadsheet takes from it."""
    return text.zfill(length) if text and text.isdecimal() else text


def amount(text: str) -> Decimal | None:
    """Return the number, or None for what the agency writes where there is none."""
    return None if text in _NOTHING else number(text)


def percent(text: str) -> Decimal | None:
    """Return 43.15 of ``43.15%`` and ``43.15``, and of the 0.4315 that a spreadsheet holds."""
    value = amount(text)
    return value if value is None or text.endswith("%") or value > 1 else value * 100


def without_marks(name: str | None) -> tuple[str | None, str | None]:
    """Return a name without the asterisks behind it, and the asterisks."""
    bare = (name or "").rstrip("* ")
    marks = (name or "")[len(bare) :].replace(" ", "")
    return bare or None, marks or None
