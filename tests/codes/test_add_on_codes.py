"""Loading add-on codes, from a workbook, CSV and fixed width."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import AddOnRow, AddOnTable
from billingcore.codes.loaders import Source, load_aoc
from billingcore.errors import WrongFile
from tests.codes.official_ncci import add_on_records, derived_add_ons
from tests.codes.workbooks import workbook

APRIL = date(2026, 4, 1)
OLD = (
    "Primary_Code,Add_On_Code,AOC_Edit_Type,AOC_Del_Dt(Julian),Primary_Code_Del_Dt(Julian),"
    "AOC_Edit_Eff_Dt(Julian),AOC_Edit_Del_Dt(Julian),Special_Instruction_Notes"
).split(",")
NEW = (
    "AOC_Edit_Type,Add-On_Code,AOC_DelDT,Primary_Code,Primary_Code_DelDT,AOC_Edit_EffDT,"
    "AOC_Edit_DelDT,Special_Instruction_Notes"
).split(",")
RECORDS: tuple[Sequence[str], ...] = (
    ("1", "11045", "", "11042", "", "2013091", "", ""),
    ("1", "0071U", "2024366", "0070U", "2025181", "2019001", "2024366", "A note"),
    ("2", "0054T", "", "CCCCC", "", "2013091", "", "Contractor Defined Primary Codes"),
    ("3", "96160", "", "99213", "", "2025001", "", ""),
)
ROWS = [
    AddOnRow("11045", "1", "11042", date(2013, 4, 1)),
    AddOnRow(
        "0071U",
        "1",
        "0070U",
        date(2019, 1, 1),
        date(2024, 12, 31),
        "A note",
        add_on_deleted=date(2024, 12, 31),
        primary_deleted=date(2025, 6, 30),
    ),
    AddOnRow("0054T", "2", None, date(2013, 4, 1), None, "Contractor Defined Primary Codes"),
    AddOnRow("96160", "3", "99213", date(2025, 1, 1)),
]
FLAT = add_on_records(RECORDS)


def comma(*rows: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["A notice, in one cell"], *rows])
    return out.getvalue().encode()


def test_records_of_fixed_width_load() -> None:
    reading = load_aoc(FLAT, effective=APRIL)

    assert list(reading) == list(reading) == ROWS
    assert reading.findings == ()
    assert (reading.edition.name, reading.edition.last) == ("2026Q2", date(2026, 6, 30))


def test_columns_are_found_by_their_headings() -> None:
    old = [[record[i] for i in (3, 1, 0, 2, 4, 5, 6, 7)] for record in RECORDS]

    for file in (comma(OLD, *old), comma(NEW, *RECORDS), workbook([["A notice"], NEW, *RECORDS])):
        reading = load_aoc(file, effective=APRIL)
        assert list(reading) == ROWS
        assert reading.findings == ()


def test_numbers_in_a_workbook_are_dates_too() -> None:
    typed = [[int(cell) if len(cell) in (1, 7) else cell or None for cell in r] for r in RECORDS]

    assert list(load_aoc(workbook([NEW, *typed]), effective=APRIL)) == ROWS


def test_of_an_archive_with_text_and_workbook_the_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "aoc.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("AOC_V2026Q2-MCR.xlsx", workbook([NEW, *RECORDS]))
        archive.writestr("AOC_V2026Q2-F-MCR.txt", FLAT)
    reading = load_aoc(path)

    assert list(reading) == ROWS
    assert [file.member for file in reading.edition.files] == ["AOC_V2026Q2-F-MCR.txt"]
    assert reading.edition.name == "2026Q2"
    with path.open("rb") as stream:
        assert list(load_aoc(stream)) == ROWS


def test_blanks_at_the_end_of_a_record_may_be_missing() -> None:
    trimmed = b"\n".join(line.rstrip() for line in FLAT.splitlines())

    assert list(load_aoc(trimmed, effective=APRIL)) == ROWS


def test_without_a_quarter_it_asks_for_one() -> None:
    with pytest.raises(ValueError, match="pass effective="):
        load_aoc(FLAT)


def test_what_cannot_be_read_is_left_out_and_the_rest_loads() -> None:
    bad = (
        ("1", "1104", "", "11042", "", "2013091", "", ""),
        ("1", "11045", "", "none", "", "2013091", "", ""),
        ("", "11045", "", "11042", "", "2013091", "", ""),
        ("1", "11045", "", "11042", "", "2013400", "", ""),
        ("1", "11045", "", "11042", "", "2013091", "soon", ""),
    )
    reading = load_aoc(comma(NEW, *RECORDS[:2], *bad, *RECORDS[2:]), effective=APRIL)

    assert list(reading) == ROWS
    assert [(f.rule, f.places[0].label, f.message) for f in reading.findings] == [
        ("LOD001", f"bytes line {line}", f"row left out: {why}")
        for line, why in [
            (5, "the add-on is not a procedure code"),
            (6, "the primary is not a procedure code"),
            (7, "there is no type"),
            (8, "the effective date is not a date"),
            (9, "the deletion date is not a date"),
        ]
    ]


def test_a_deletion_date_of_a_code_that_cannot_be_read_is_left_out_alone() -> None:
    row = ("1", "11045", "2013400", "11042", "", "2013091", "", "")
    reading = load_aoc(comma(NEW, row), effective=APRIL)

    assert list(reading) == ROWS[:1]
    assert [finding.rule for finding in reading.findings] == ["LOD002"]


def test_a_record_that_is_cut_off_is_reported() -> None:
    reading = load_aoc(FLAT[: FLAT.index(b"396160") + 20], effective=APRIL)

    assert list(reading) == ROWS[:3]
    assert [finding.message for finding in reading.findings] == [
        "row left out: it has not the form of a record"
    ]


@pytest.mark.parametrize(
    "source, looks",
    [
        (b"", "an empty file"),
        (b"HCPCS/CPT Code,Practitioner Services MUE Values\n97110,6\n", "MUE"),
        (workbook([["nothing"]]), "a workbook"),
    ],
)
def test_another_file_is_told_what_it_looks_like(source: Source, looks: str) -> None:
    with pytest.raises(WrongFile, match=rf"not a file of add-on codes \(NCCI AOC\).*{looks}"):
        load_aoc(source, effective=APRIL)


def test_the_next_quarter_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    before, after = tmp_path / "AOC_V2026Q1-MCR.csv", tmp_path / "AOC_V2026Q2-MCR.csv"
    before.write_bytes(comma(NEW, *RECORDS))
    after.write_bytes(comma(NEW, *RECORDS[1:], ("1", "11046", "", "11043", "", "2026091", "", "")))
    table = AddOnTable.of("add_on", load_aoc(after), load_aoc(before))

    assert table.history("11045") == (
        AddOnRow("11045", "1", "11042", date(2013, 4, 1), date(2026, 3, 31)),
    )
    assert table.history("11046") == (AddOnRow("11046", "1", "11043", date(2026, 4, 1)),)


def test_the_add_ons_of_a_release_load_from_either_layout(shared: Path) -> None:
    records = list(derived_add_ons(shared / "codedata/ncci/aoc_2024-06-03.derived.csv"))
    flat = load_aoc(add_on_records(records), effective=date(2024, 4, 1))
    rows = list(flat)
    table = AddOnTable.of("add_on", flat)

    assert list(load_aoc(comma(NEW, *records), effective=date(2024, 4, 1))) == rows
    assert (len(rows), len({row.add_on for row in rows}), flat.findings) == (7_465, 668, ())
    assert [
        sum(row.kind == kind and (row.primary is None) == decided for row in rows)
        for kind, decided in (("1", False), ("2", True), ("3", False), ("3", True))
    ] == [6_860, 36, 561, 8]
    found = table.get("0071U", on=date(2024, 5, 1))
    assert found is not None
    assert found.primaries == {"0070U"}
