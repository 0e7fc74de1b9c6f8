"""OPPS Addendum B and the caps on imaging."""

import io
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from billingcore.codes import OppsCapRow, OppsCapTable, OppsRow, OppsTable, Reading
from billingcore.codes.loaders import load_opps_addendum_b, load_oppscap
from billingcore.errors import WrongFile

from .official_fees import as_csv, as_workbook, official_addendum_b, unpacked, zipped

JULY = date(2026, 7, 1)
HEADINGS = [
    "HCPCS Code",
    "Short Descriptor",
    "SI ",
    "APC ",
    "Relative Weight",
    "Payment Rate ",
    "National Unadjusted Copayment ",
    "Minimum Unadjusted Copayment ",
    "IRA Coinsurance percentage",
    "Adjusted Beneficiary Copayment",
    "Drug and Device Pass-Through Expiration during Calendar Year",
    "Note",
    "* Indicates a Change",
]
CELLS = ["J9999", "A NAME", "G", "0706", "1.2345", "$3,440.808", ".", "$88.17", "19.787%"]
CELLS += ["$87.20", "9/30/2026", "Inflation-adjusted coinsurance", "*"]
ROW = OppsRow(
    "J9999",
    "G",
    "0706",
    Decimal("1.2345"),
    Decimal("3440.808"),
    None,
    Decimal("88.17"),
    Decimal("19.787"),
    Decimal("87.20"),
    "9/30/2026",
    "Inflation-adjusted coinsurance",
    changed="*",
)
TITLE = [["Addendum B.-Final OPPS Payment by HCPCS Code for CY 2026"], [], ["a notice"]]
FILE = as_csv([*TITLE, HEADINGS, CELLS])
CAPS = b"""HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FACILTY PRICE
0633T,TC,C,01112,05,150.69,150.70
70450,,A,01112,05,180.01,180.02
,,,,,,
"""


def told(reading: Reading[Any]) -> list[str]:
    return [str(finding) for finding in reading.findings]


def test_every_column_of_addendum_b_is_in_the_row() -> None:
    reading = load_opps_addendum_b(FILE, effective=JULY)

    assert list(reading) == list(reading) == [ROW]
    assert told(reading) == []
    assert (str(reading.edition), reading.edition.last) == ("2026Q3", date(2026, 9, 30))


def test_a_workbook_of_addendum_b_says_the_same() -> None:
    numbers = ["J9999", "A NAME", "G", 706, 1.2345, 3440.808, None, 88.17, 0.19787, 87.2]

    reading = load_opps_addendum_b(
        as_workbook([*TITLE, HEADINGS, [*numbers, *CELLS[10:]]]), effective=JULY
    )

    assert list(reading) == [ROW]


def test_the_headings_of_2020_are_fewer_and_one_is_a_sentence() -> None:
    headings = [*HEADINGS[:8], "Note: Actual copayments would be lower ... of $1,408.00"]
    headings += ["* Indicates a Change from the Previous Quarter"]
    file = as_csv([headings, [*CELLS[:8], "x", "*"]])

    reading = load_opps_addendum_b(file, effective=date(2020, 1, 1))

    assert [(row.note, row.changed, row.adjusted_copayment) for row in reading] == [
        ("x", "*", None)
    ]
    assert told(reading) == []


def test_a_name_tells_the_quarter(tmp_path: Path) -> None:
    path = tmp_path / "july-2026-opps-addendum-b.zip"
    path.write_bytes(
        zipped(
            {
                "508 Version July Addendum B/2026 July Web Addendum B.07.13.26.csv": FILE,
                "2026 July Web Addendum B.07.13.26.xlsx": as_workbook([HEADINGS, CELLS]),
            }
        )
    )

    for source in (path, io.BytesIO(path.read_bytes())):
        reading = load_opps_addendum_b(source)
        assert (list(reading), reading.edition.first) == ([ROW], JULY)


def test_a_hard_blank_behind_a_code_is_no_part_of_it() -> None:
    file = FILE.replace(b"J9999,", b"J9999\xff,")

    reading = load_opps_addendum_b(file, effective=JULY)

    assert list(reading) == [ROW]


def test_descriptions_are_dropped_unless_they_are_asked_for() -> None:
    (row,) = load_opps_addendum_b(FILE, effective=JULY, keep_descriptions=True)

    assert row.description == "A NAME"


def test_bad_rows_and_cells_of_addendum_b_are_told() -> None:
    more = as_csv([["J99", "", "G"], ["J9998", "", ""], ["J9997", "", "K", "", "", "much"], []])

    reading = load_opps_addendum_b(FILE + more, effective=JULY)

    assert list(reading) == [ROW, OppsRow("J9997", "K")]
    assert told(reading) == [
        "error LOD001 file bytes line 6: row left out: the code is not a procedure code",
        "error LOD001 file bytes line 7: row left out: it has no status indicator",
        "warning LOD002 file bytes line 8: rate left out: expected a number",
    ]


def test_words_below_the_table_are_no_row() -> None:
    more = as_csv([["Copayments are capped at the inpatient deductible."]])

    reading = load_opps_addendum_b(FILE + more, effective=JULY)

    assert (list(reading), told(reading)) == ([ROW], [])


def test_caps_are_by_code_modifier_and_locality() -> None:
    reading = load_oppscap(CAPS, effective=date(2025, 10, 1))
    table = OppsCapTable.of("opps_cap", reading)
    day = date(2025, 11, 3)

    found = table.get("0633T", "TC", mac="01112", locality="05", on=day)

    assert list(reading) == [
        OppsCapRow("0633T", "TC", "01112", "05", "C", Decimal("150.69"), Decimal("150.70")),
        OppsCapRow("70450", None, "01112", "05", "A", Decimal("180.01"), Decimal("180.02")),
    ]
    assert found is not None
    assert found.facility == Decimal("150.69")
    assert table.get("0633T", mac="01112", locality="05", on=day) is None


def test_caps_take_their_year_from_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "rvu25d.zip"
    path.write_bytes(zipped({"OPPSCAP_Oct.csv": CAPS}))

    assert load_oppscap(path).edition.first == date(2025, 10, 1)
    with pytest.raises(ValueError, match="pass effective="):
        load_oppscap(CAPS)


def test_bad_caps_are_told() -> None:
    more = b"7045,,A,01112,05,1,1\n70451,,A,,05,1,1\n70452,TC,A,01112,05,18"

    reading = load_oppscap(CAPS + more, effective=date(2025, 10, 1))

    assert len(list(reading)) == 2
    assert told(reading) == [
        "error LOD001 file bytes line 5: row left out: the code is not a procedure code",
        "error LOD001 file bytes line 6: row left out: the row is cut short",
        "error LOD001 file bytes line 7: row left out: the row is cut short",
    ]


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(WrongFile, match="it looks like an OPPS Addendum B"):
        load_oppscap(FILE)
    with pytest.raises(WrongFile, match="it looks like a file of OPPS-based payment caps"):
        load_opps_addendum_b(CAPS)


def test_the_real_addendum_b_has_the_status_indicators_that_are_known(shared: Path) -> None:
    file = official_addendum_b(shared / "codedata/opps/addendum_b_2026-04.redacted.csv")
    reading = load_opps_addendum_b(file, effective=date(2026, 4, 1))
    table = OppsTable.of("opps", reading)

    counts = Counter(row.status for row in table)

    assert len(table) == 19_059
    assert {name: counts[name] for name in ("J1", "N", "A", "C", "E1", "Q4")} == {
        "J1": 3_449,
        "N": 2_084,
        "A": 2_027,
        "C": 1_438,
        "E1": 1_349,
        "Q4": 1_349,
    }
    assert told(reading) == []
    assert table.get("99213", on=date(2026, 5, 4)) is not None
    assert table.get("99213", on=date(2026, 3, 31)) is None


def test_the_real_caps_load_whole(shared: Path) -> None:
    file = unpacked(shared / "codedata/pfs/OPPSCAP_Oct.csv.xz")
    reading = load_oppscap(file, effective=date(2025, 10, 1))

    rows = list(reading)

    assert len({row.key for row in rows}) == len(rows) == 16_100
    assert Counter(row.status for row in rows) == {"C": 9_430, "A": 6_670}
    assert told(reading) == []
