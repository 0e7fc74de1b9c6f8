"""The text of a file, line by line, and its rows of cells, whatever the format.

A line that is not UTF-8 is taken as Windows-1252, as the agencies' files are: one line at a time,
so that memory stays flat. A workbook's cells become the text that a CSV file would hold.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from ._source import Limits, Part
from ._workbook import sheet_rows

__all__ = ["LIMITS", "decoded_head", "is_workbook", "lines_of", "rows_of"]

LIMITS = Limits()
_ZIP = b"PK\x03\x04"
_DELIMITERS = "\t|,;"
_LONGEST_LINE = 1 << 20
_LONGEST_ROW = 1 << 22
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def is_workbook(head: bytes) -> bool:
    """Tell whether a part that starts with these bytes is a workbook (xlsx)."""
    return head.startswith(_ZIP)


def decoded(line: bytes) -> str:
    """Return the line as text: UTF-8, or else Windows-1252, or else Latin-1."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            return line.decode("latin-1")


def lines_of(part: Part) -> Iterator[str]:
    """Yield each line with its line end."""
    with part.open() as stream:
        start = stream.peek(4)[:4]
        wide = next((name for mark, name in _WIDE.items() if start.startswith(mark)), None)
        if wide:
            stream.read(2)
            yield from io.TextIOWrapper(stream, encoding=wide, errors="replace", newline="")
            return
        if start.startswith(codecs.BOM_UTF8):
            stream.read(3)
        while line := stream.readline(_LONGEST_LINE):
            yield decoded(line)


def rows_of(part: Part) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number and the cells of each row; for a workbook, of its first sheet."""
    head = part.head()
    if is_workbook(head):
        yield from sheet_rows(part, LIMITS)
        return
    delimiter = _delimiter(decoded_head(head))
    if delimiter == "\t":
        yield from _plain_rows(part)
    else:
        yield from _quoted_rows(part, delimiter)


def _plain_rows(part: Part) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(lines_of(part), delimiter="\t", quoting=csv.QUOTE_NONE)
    number = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            part.problems.row(number, f"not a row of cells ({error})")
            number = rows.line_num + 1
            continue
        if cells is None:
            return
        yield number, cells
        number = rows.line_num + 1


def _quoted_rows(part: Part, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    lines = _Lines(lines_of(part))
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        number = lines.number + 1
        lines.of_row.clear()
        try:
            cells = next(rows, None)
        except csv.Error as error:
            cells = _long_cells(lines, delimiter)
            if cells is None:
                part.problems.row(number, f"not a row of cells ({error})")
                continue
        if cells is None:
            return
        yield number, cells


class _Lines:
    """Count lines, keep those of the row that is being read, and take back what was read ahead."""

    __slots__ = ("_again", "_lines", "number", "of_row")

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self.number = 0
        self.of_row: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self.number += 1
        self.of_row.append(line)
        return line

    def back_to(self, count: int) -> None:
        """Take back all lines of the row but so many."""
        again = self.of_row[count:]
        self.number -= len(again)
        self._again += reversed(again)
        del self.of_row[count:]


def _long_cells(lines: _Lines, delimiter: str) -> list[str] | None:
    """Return the cells of a row with one longer than the csv module takes; None for no such row.

    The module's limit guards against a quotation mark that is never closed; it can be raised for
    the whole process alone.
    """
    read = len(lines.of_row)
    size = sum(map(len, lines.of_row))
    if size <= csv.field_size_limit():
        return None
    marks = sum(line.count('"') for line in lines.of_row)
    while marks % 2:
        line = next(lines, None)
        if line is None or size > _LONGEST_ROW:
            lines.back_to(read)
            return None
        size += len(line)
        marks += line.count('"')
    sign = re.escape(delimiter)
    cells = re.compile(rf'"([^"]*(?:""[^"]*)*)"(?:{sign}|\Z)|([^{sign}]*)(?:{sign}|\Z)')
    row = "".join(lines.of_row).rstrip("\r\n") + delimiter
    return [
        cell[1].replace('""', '"') if cell[1] is not None else cell[2]
        for cell in cells.finditer(row)
        if cell.start() < len(row)
    ]


def decoded_head(head: bytes) -> str:
    """Return the start of a text file as text."""
    for mark, name in _WIDE.items():
        if head.startswith(mark):
            return head.removeprefix(mark).decode(name, "replace")
    return "".join(map(decoded, head.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)))


def _delimiter(text: str) -> str:
    """Return what parts the cells: the sign that most lines have, the most often."""
    lines = text.splitlines()[:200]
    return max(_DELIMITERS, key=lambda sign: sum(min(line.count(sign), 60) for line in lines))
