"""Workbooks as rows of text."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from billingcore.codes.loaders import load_mue
from billingcore.codes.loaders._kinds import Head
from billingcore.codes.loaders._lines import LIMITS, rows_of
from billingcore.codes.loaders._source import parts_of
from billingcore.errors import DamagedFile

from .workbooks import workbook


def rows(data: bytes) -> list[tuple[int, list[str]]]:
    [part] = parts_of(data, LIMITS)
    return list(rows_of(part))


def test_cells_are_the_text_that_a_csv_file_would_hold() -> None:
    data = workbook([("code", 6.0, 7, None, 1.25), (), (date(2019, 1, 2), "  A1", "a < b", "")])

    assert rows(data) == [
        (1, ["code", "6", "7", "", "1.25"]),
        (2, []),
        (3, ["2019-01-02", "  A1", "a < b", ""]),
    ]


def test_a_text_of_several_looks_is_one_and_its_pronunciation_is_none_of_it() -> None:
    item = "<r><t>two </t></r><r><t>looks</t></r><rPh sb='0' eb='1'><t>no</t></rPh>"

    assert rows(workbook([("one", item)])) == [(1, ["one", "two looks"])]


def test_a_sheet_that_claims_to_be_larger_is_read_as_far_as_it_goes() -> None:
    data = workbook([("one", "two"), ("three",)], size="A1:XFD1048576")

    assert rows(data) == [(1, ["one", "two"]), (2, ["three"])]


def test_a_heading_of_pages_that_cannot_be_read_is_no_warning() -> None:
    heading = "<headerFooter><oddHeader>HCPCS</oddHeader></headerFooter>"

    assert rows(workbook([("one",)], further=heading)) == [(1, ["one"])]


def test_a_look_at_the_first_rows_reads_no_more_texts_than_they_have() -> None:
    texts = [(f"text {i} " + "x" * 2_000,) for i in range(500)]
    data = workbook([*texts, ("<t>&damaged</t>",)])
    [part] = parts_of(data, LIMITS)

    assert [cells for _, cells in Head(part).rows] == [list(cells) for cells in texts[:80]]
    with pytest.raises(DamagedFile, match="the workbook is damaged"):
        list(rows_of(part))


def test_a_workbook_of_which_a_part_is_damaged_is_refused() -> None:
    data = workbook([(f"{i} text",) for i in range(500)])
    [info] = [m for m in zipfile.ZipFile(io.BytesIO(data)).infolist() if "sheet" in m.filename]
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    damaged = data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + 20]) + data[at + 20 :]

    with pytest.raises(DamagedFile, match="the workbook is damaged"):
        rows(damaged)


def test_sheets_beside_the_first_are_reported() -> None:
    book = Workbook()
    book.worksheets[0].append(
        ["HCPCS/CPT Code", "Practitioner Services MUE Values", "MUE Adjudication Indicator"]
    )
    book.worksheets[0].append(["97110", 6, "3"])
    book.create_sheet("Retired").append(["97140"])
    data = io.BytesIO()
    book.save(data)
    reading = load_mue(data.getvalue(), effective=date(2026, 7, 1))

    assert [[row.code for row in reading] for _ in range(2)] == [["97110"]] * 2
    assert [str(finding) for finding in reading.findings] == [
        "info LOD003 file bytes: sheets not read: Retired"
    ]
