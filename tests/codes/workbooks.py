"""Workbooks (xlsx) for tests, as Excel writes them: texts in a table of their own."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

__all__ = ["workbook"]

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DAY_0 = date(1899, 12, 30)

Cell = str | int | float | date | None


def workbook(rows: Sequence[Sequence[Cell]], *, further: str = "", size: str = "") -> bytes:
    """Return a workbook with one sheet; `further` is what stands below its rows."""
    strings: dict[str, int] = {}
    lines = "".join(
        f'<row r="{number}">{"".join(_cells(number, row, strings))}</row>'
        for number, row in enumerate(rows, start=1)
        if row
    )
    dimension = f'<dimension ref="{size}"/>' if size else ""
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/strings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "sheet.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "strings.xml"),
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/strings.xml": f'<sst xmlns="{_MAIN}">{"".join(map(_item, strings))}</sst>',
        "xl/sheet.xml": f'<worksheet xmlns="{_MAIN}">{dimension}'
        f"<sheetData>{lines}</sheetData>{further}</worksheet>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


def _relations(*relations: tuple[str, str, str]) -> str:
    found = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _item(text: str) -> str:
    """Return a text of the table; one that begins with a tag is taken as it is."""
    inside = text if text.startswith("<") else f'<t xml:space="preserve">{escape(text)}</t>'
    return f"<si>{inside}</si>"


def _cells(number: int, row: Sequence[Cell], strings: dict[str, int]) -> list[str]:
    return [
        _cell(f"{_letters(i)}{number}", cell, strings)
        for i, cell in enumerate(row)
        if cell is not None
    ]


def _letters(i: int) -> str:
    return chr(ord("A") + i) if i < 26 else _letters(i // 26 - 1) + _letters(i % 26)


def _cell(place: str, cell: Cell, strings: dict[str, int]) -> str:
    if isinstance(cell, str):
        number = strings.setdefault(cell, len(strings))
        return f'<c r="{place}" t="s"><v>{number}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{(cell - _DAY_0).days}</v></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'
