"""Tables within files: the header is found by what it says, and columns by their headings.

Agencies put notices above the header, spread it over several rows and move columns from one
release to the next. A heading is what stands in a column over the header's rows, in small letters
and without signs: ``HCPCS/`` above ``CPT Code`` is ``hcpcs cpt code``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import TypeVar

from attrs import field, frozen

from ...findings import Severity
from ._cells import number, whole, written_day
from ._lines import rows_of
from ._source import Part

__all__ = ["Column", "Record", "header_in", "heading", "records_of", "table_of"]

T = TypeVar("T")

_DEEPEST = 80
_TALLEST = 7
_LONGEST = 300
_BEHIND = "the row has more cells than the header, and may have them in the wrong columns"
_SIGNS = re.compile(r"[^a-z0-9*=]+")


@lru_cache(maxsize=4096)
def _plain(cell: str) -> str:
    """Return a cell in small letters and without signs; what is long is no heading."""
    return _SIGNS.sub(" ", cell.lower()).strip() if len(cell) <= _LONGEST else "…"


def heading(*cells: str) -> str:
    """Return the heading that stands in these cells, one above the other."""
    return " ".join(filter(None, map(_plain, cells)))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


@frozen
class Column:
    """Name a column and the heading it has, as a regular expression for all of it."""

    name: str
    heading: re.Pattern[str] = field(converter=_pattern)
    required: bool = field(default=True, kw_only=True)


@frozen
class Header:
    """Say where the header ends, which column is which, and how many there are.

    `unread` are headings nobody reads.
    """

    line: int
    at: dict[str, int]
    unread: tuple[str, ...] = ()
    width: int = 0


def header_in(rows: Sequence[tuple[int, list[str]]], columns: Sequence[Column]) -> Header | None:
    """Return the first header among the rows in which every required column stands."""
    for last, (line, cells) in enumerate(rows[:_DEEPEST]):
        if not any(cells):
            continue
        for height in range(1, min(_TALLEST, last + 1) + 1):
            stack = [row for _, row in rows[last - height + 1 : last + 1]]
            width = max(map(len, stack))
            headings = [heading(*(row[i] for row in stack if i < len(row))) for i in range(width)]
            at = _columns_at(headings, columns)
            if at is not None:
                taken = set(at.values())
                unread = (text for i, text in enumerate(headings) if text and i not in taken)
                return Header(line, at, tuple(unread), width)
    return None


def _columns_at(headings: list[str], columns: Sequence[Column]) -> dict[str, int] | None:
    at: dict[str, int] = {}
    for column in columns:
        for i, text in enumerate(headings):
            if i not in at.values() and column.heading.fullmatch(text):
                at[column.name] = i
                break
        else:
            if column.required:
                return None
    return at


class Record:
    """Give the cells of one row by the names of their columns; a blank or missing one is None."""

    __slots__ = ("_at", "_cells", "_part", "line")

    def __init__(self, part: Part, line: int, cells: list[str], at: dict[str, int]) -> None:
        self._part = part
        self._cells = cells
        self._at = at
        self.line: int = line

    def text(self, column: str) -> str | None:
        """Return what stands there without blanks around it."""
        i = self._at.get(column)
        if i is None or i >= len(self._cells):
            return None
        return self._cells[i].strip() or None

    def value(self, column: str, read: Callable[[str], T]) -> T | None:
        """Return what `read` makes of it; what it cannot read is reported and None."""
        text = self.text(column)
        if text is None:
            return None
        try:
            return read(text)
        except ValueError as error:
            self._part.problems.cell(self.line, column, str(error))
            return None

    def day(self, column: str) -> date | None:
        """Return the date that stands there."""
        return self.value(column, written_day)

    def number(self, column: str) -> Decimal | None:
        """Return the exact number that stands there."""
        return self.value(column, number)

    def whole(self, column: str) -> int | None:
        """Return the whole number that stands there."""
        return self.value(column, whole)

    def reject(self, why: str) -> None:
        """Report that the row is left out."""
        self._part.problems.row(self.line, why)


def table_of(
    part: Part, columns: Sequence[Column]
) -> tuple[dict[str, int], Iterator[tuple[int, list[str]]]]:
    """Return which column is which, and the rows below the header; blank ones are left out.

    A column nobody reads is reported.
    """
    rows = rows_of(part)
    start = list(islice(rows, _DEEPEST))
    header = header_in(start, columns)
    if header is None:
        part.problems.file("no header was found", Severity.ERROR)
        return {}, iter(())
    if header.unread:
        part.problems.file(f"columns not read: {', '.join(header.unread)}", Severity.INFO)
    below = (row for row in start if row[0] > header.line)
    return header.at, _filled(part, chain(below, rows), header.width)


def _filled(
    part: Part, rows: Iterator[tuple[int, list[str]]], width: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank; where there is none the file may have been cut.

    A row with more cells than the header has columns may have them in the wrong ones.
    """
    any_row = False
    for line, cells in rows:
        if any(map(str.strip, cells)):
            any_row = True
            if len(cells) > width and any(map(str.strip, cells[width:])):
                part.problems.cell(line, "what stands behind the last column", _BEHIND)
            yield line, cells
    if not any_row:
        part.problems.file("no row stands below the header", Severity.ERROR)


def records_of(part: Part, columns: Sequence[Column]) -> Iterator[Record]:
    """Yield the rows below the header that are not blank; a column nobody reads is reported."""
    at, rows = table_of(part, columns)
    for line, cells in rows:
        yield Record(part, line, cells, at)
