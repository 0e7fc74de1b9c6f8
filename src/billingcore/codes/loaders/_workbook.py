"""The first sheet of a workbook (xlsx) as rows of the text that a CSV file would hold.

The texts of a workbook stand apart from its sheets, in one table: they are read as far as the rows
ask for them, so that a look at the first rows takes little.
"""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import IO, Any
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - a class with a lower case name

from ...errors import DamagedFile, LoadError, MissingExtra, UnsafeFile
from ...findings import Severity
from ._source import Limits, Part, check_workbook

__all__ = ["sheet_rows"]

_LARGEST = 1 << 28
_BLOCK = 1 << 18
_ROWS_AT_ONCE = 64
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT, _RUN, _ITEM = f"{_MAIN}t", f"{_MAIN}r", f"{_MAIN}si"
# What openpyxl and the modules below it raise when they meet something else than they expect.
_DAMAGE = (
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    ZlibError,
)


def sheet_rows(part: Part, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row of the first sheet; the others are reported."""
    try:
        from openpyxl.reader.excel import ExcelReader  # comes with the extra `xlsx`
    except ImportError as error:
        raise MissingExtra("xlsx", "openpyxl") from error
    with part.open() as stream:
        whole = io.BytesIO()
        while (block := stream.read(_BLOCK)) and whole.tell() <= _LARGEST:
            whole.write(block)
    if len(whole.getbuffer()) > _LARGEST:
        raise UnsafeFile(part.label, "it is larger than a workbook may be")
    try:
        check_workbook(part.label, whole, limits)
        yield from enumerate(_rows(ExcelReader, whole, part), start=1)
    except LoadError:
        raise
    except _DAMAGE as error:
        raise DamagedFile(part.label, "the workbook is damaged") from error


def _rows(
    reader_of: Any,  # noqa: ANN401 - untyped
    whole: IO[bytes],
    part: Part,
) -> Iterator[list[str]]:
    reader = reader_of(whole, read_only=True, data_only=True, keep_links=False)
    reader.read_strings = lambda: _open_strings(reader)
    rows: Iterator[tuple[object, ...]] | None = None
    while True:
        # openpyxl warns of what it leaves out, such as headings of pages; cells it never does.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if rows is None:
                reader.read()
                sheet, *others = reader.wb.worksheets
                if others:
                    unread = ", ".join(str(other.title) for other in others)
                    part.problems.file(f"sheets not read: {unread}", Severity.INFO)
                # A sheet may claim to be larger than it is.
                sheet.reset_dimensions()
                rows = iter(sheet.iter_rows(values_only=True))
            block = list(islice(rows, _ROWS_AT_ONCE))
        if not block:
            return
        for cells in block:
            yield [cell if type(cell) is str else _text(cell) for cell in cells]


def _open_strings(reader: Any) -> None:  # noqa: ANN401 - untyped
    from openpyxl.xml.constants import SHARED_STRINGS

    found = reader.package.find(SHARED_STRINGS)
    if found is not None:
        reader.shared_strings = _Strings(reader.archive.open(found.PartName[1:]))


class _Strings:
    """The table of texts, read as far as it was asked for."""

    def __init__(self, stream: IO[bytes]) -> None:
        from lxml.etree import iterparse  # only where XML is read

        self._items: Any = iterparse(stream, tag=_ITEM, resolve_entities=False, no_network=True)
        self._texts: list[str] = []

    def __getitem__(self, index: int) -> str:
        texts = self._texts
        while index >= len(texts):
            _, item = next(self._items, (None, None))
            if item is None:
                raise IndexError("there is no such text")
            texts.append("".join(_pieces(item)))
            item.clear()
        return texts[index]


def _pieces(item: Any) -> Iterator[str]:  # noqa: ANN401 - an element
    """Yield the text, which may be parted where its looks change, without its pronunciation."""
    for child in item:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _RUN:
            yield child.findtext(_TEXT) or ""


def _text(cell: object) -> str:
    """Return a cell as a CSV file would hold it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
