"""Cost indices, anesthesia factors, counties and ZIP codes of Medicare's payment localities."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from billingcore.codes import (
    AnesthesiaRow,
    AnesthesiaTable,
    GpciRow,
    GpciTable,
    LocalityRow,
    LocalityTable,
    Reading,
    ZipRow,
    ZipTable,
)
from billingcore.codes.loaders import load_anes_cf, load_gpci, load_locco, load_zip5
from billingcore.errors import WrongFile

from .official_fees import as_csv, as_workbook, zipped

SPRING = date(2025, 4, 1)
GPCI = b"""ADDENDUM E. FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs),,,,,,
,,,,,,
Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,\
2025 PW GPCI (with 1.0 Floor),2025 PE GPCI,2025 MP GPCI
02102,AK,01,ALASKA*,1.5,1.081,0.592
03302,ND,01,NORTH DAKOTA**,1,1,0.517
"MAC Assignments as of November 22, 2023",,,,,,
,,,,,,
*Work GPCI reflects a 1.5 floor in Alaska established by the MIPPA.,,,,,,
"""
GPCI_TEXT = b"""ADDENDUM E. FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs)\r
\r
Medicare Admi State  Locality         Locality Name     2025 PW GPCI2025 PE GPCI2025 MP GPCI\r
02102           AK      01   ALASKA*                   1.500       1.081       0.592\r
03302           ND      01   NORTH DAKOTA**            1.000       1.000       0.517\r
MAC Assignments as of November 22, 2023\r
"""
INDICES = [
    GpciRow(
        "02102",
        "01",
        Decimal("1.5"),
        Decimal("1.081"),
        Decimal("0.592"),
        "AK",
        "ALASKA",
        footnote="*",
    ),
    GpciRow(
        "03302",
        "01",
        Decimal(1),
        Decimal(1),
        Decimal("0.517"),
        "ND",
        "NORTH DAKOTA",
        footnote="**",
    ),
]
ANES = b"""Contractor,Locality,Locality Name,National Anes CF of 20.3178
10112 ,00 ,ALABAMA,19.31 
,,,
"""  # noqa: W291 - as the file has it
LOCCO = b"""COUNTIES INCLUDED IN 2025 LOCALITIES. (ALPHABETICALLY BY STATE),,,,
,,,,
Medicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties
,,,,
2102,1,ALASKA ,STATEWIDE ,ALL COUNTIES 
,,,,
1112,52,CALIFORNIA,SAN FRANCISCO (MARIN CNTY),MARIN
1112,75,,REST OF STATE*,ALL OTHER COUNTIES
,,,,
*  Payment locality is serviced by two carriers.,,,,
"""  # noqa: W291 - as the file has it


def told(reading: Reading[Any]) -> list[str]:
    return [str(finding) for finding in reading.findings]


def zip_line(zip_code: str = "99501", quarter: str = "20254", tail: str = "0 1") -> bytes:
    return f"AK{zip_code}0210201RZ9B  {tail:55}{quarter}\r\n".encode()


def test_indices_are_read_from_csv_and_from_text_alike() -> None:
    for file in (GPCI, GPCI_TEXT):
        reading = load_gpci(file)
        assert list(reading) == list(reading) == INDICES
        assert told(reading) == []
        assert (reading.edition.name, reading.edition.first, reading.edition.last) == (
            "2025",
            date(2025, 1, 1),
            date(2025, 12, 31),
        )


def test_indices_may_come_with_a_floor_and_without() -> None:
    file = as_csv(
        [
            ["Addendum E. CY 2026"],
            [
                *("MAC", "State", "Locality Number", "Locality Name"),
                *("2026 PW GPCI (without 1.0 Floor)", "2026 PW GPCI (with 1.0 Floor)***"),
                *("2026 PE GPCI", "2026 MP GPCI"),
            ],
            ["10112", "AL", "00", "ALABAMA", "0.988", "1", "0.869", "0.575"],
        ]
    )

    (row,) = load_gpci(file)

    assert (row.work, row.work_unfloored) == (Decimal(1), Decimal("0.988"))


def test_indices_of_2020_name_no_state() -> None:
    file = b"""ADDENDUM E. CY 2020
MAC,Locality,Locality Name,2020 PW GPCI,2020 PE GPCI,2020 MP GPCI
10112,00,ALABAMA,1.000,0.889,0.707
"""
    (row,) = load_gpci(file)

    assert (row.key, row.work, row.state) == (("10112", "00"), Decimal(1), None)


def test_a_number_that_lost_its_zeros_gets_them_back() -> None:
    cells = [["CY 2025"], ["MAC", "Locality", "Locality Name", "PW GPCI", "PE GPCI", "MP GPCI"]]

    (row,) = load_gpci(as_workbook([*cells, [2102, 1, "ALASKA", 1.5, 1.081, 0.592]]))

    assert (row.key, row.work) == (("02102", "01"), Decimal("1.5"))


def test_bad_indices_are_told_with_their_lines() -> None:
    rows = b"02102,AK,01,ALASKA,1.5,1.081\nX,AK,02,Y,1,1,1\n02102,AK,03,ALASKA,high,1,1\n"
    reading = load_gpci(GPCI + rows)

    assert list(reading) == [
        *INDICES,
        GpciRow("02102", "03", None, Decimal(1), Decimal(1), "AK", "ALASKA"),
    ]
    assert told(reading) == [
        "error LOD001 file bytes line 9: row left out: the row is cut short",
        "error LOD001 file bytes line 10: row left out: it names no contractor and locality",
        "warning LOD002 file bytes line 11: work left out: expected a number",
    ]


def test_indices_that_end_within_a_line_are_told() -> None:
    reading = load_gpci(GPCI_TEXT[: GPCI_TEXT.index(b"0.517")])

    assert list(reading) == INDICES[:1]
    assert told(reading) == [
        "error LOD001 file bytes line 5: row left out: the record is cut short"
    ]


def test_indices_come_from_the_archive_of_a_release(tmp_path: Path) -> None:
    path = tmp_path / "rvu25b.zip"
    path.write_bytes(
        zipped({"GPCI2025.csv": GPCI, "GPCI2025.txt": GPCI_TEXT, "ANES2025.csv": ANES})
    )

    for source in (path, path.read_bytes(), io.BytesIO(path.read_bytes())):
        assert list(load_gpci(source)) == INDICES
    assert str(load_anes_cf(path).edition) == "2025"


def test_the_name_of_the_archive_may_tell_the_year(tmp_path: Path) -> None:
    path = tmp_path / "rvu25b.zip"
    path.write_bytes(zipped({"factors.csv": ANES, "25LOCCO.csv": LOCCO[LOCCO.index(b"Medic") :]}))

    assert (str(load_anes_cf(path).edition), str(load_locco(path).edition)) == ("2025", "2025")


def test_bad_factors_and_counties_are_told() -> None:
    factors = load_anes_cf(ANES + b"10212 ,01 ,ATLANTA\n", effective=date(2025, 1, 1))
    counties = load_locco(LOCCO + b"10212,1,GEORGIA,ATLANTA\n,ATLANTA,,,BUTTS\n")

    assert (len(list(factors)), len(list(counties))) == (1, 3)
    assert told(factors) + told(counties) == [
        "error LOD001 file bytes line 4: row left out: the row is cut short",
        "error LOD001 file bytes line 11: row left out: the row is cut short",
        "error LOD001 file bytes line 12: row left out: it names no contractor and locality",
    ]


def test_a_release_may_begin_within_its_year() -> None:
    edition = load_gpci(GPCI, effective=SPRING).edition

    assert (edition.first, edition.last) == (SPRING, date(2025, 12, 31))


def test_a_year_that_is_not_told_is_asked_for() -> None:
    with pytest.raises(ValueError, match="pass effective="):
        load_anes_cf(ANES)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(WrongFile, match="it looks like a file of geographic practice cost"):
        load_locco(GPCI)
    with pytest.raises(WrongFile, match="it looks like a file of the counties"):
        load_gpci(LOCCO)
    with pytest.raises(WrongFile, match="it looks like a file of anesthesia"):
        load_zip5(ANES)
    with pytest.raises(WrongFile, match="it looks like a file of ZIP codes"):
        load_anes_cf(zip_line())


def test_a_factor_keeps_the_national_one_from_its_heading() -> None:
    reading = load_anes_cf(ANES, effective=date(2025, 1, 1))

    assert list(reading) == [
        AnesthesiaRow("10112", "00", Decimal("19.31"), national=Decimal("20.3178"), name="ALABAMA")
    ]
    assert told(reading) == []


def test_factors_of_2026_are_two() -> None:
    file = as_csv(
        [
            [
                *("Contractor", "Locality", "Locality Name"),
                "Non-Qualifying APM National Anes CF (with 2.5% increase)  of 20.49754",
                "Qualifying APM National Anes CF (with 2.5% increase) of 20.599835",
            ],
            ["10112", "00", "ALABAMA", "19.48", "19.58"],
        ]
    )

    (row,) = load_anes_cf(file, effective=date(2026, 1, 1))

    assert (row.factor, row.qualifying) == (Decimal("19.48"), Decimal("19.58"))
    assert (row.national, row.national_qualifying) == (Decimal("20.49754"), Decimal("20.599835"))


def test_a_state_stands_on_the_first_row_of_its_group_and_holds_for_the_others() -> None:
    reading = load_locco(LOCCO)

    assert list(reading) == [
        LocalityRow("02102", "01", "ALASKA", "STATEWIDE", "ALL COUNTIES"),
        LocalityRow("01112", "52", "CALIFORNIA", "SAN FRANCISCO (MARIN CNTY)", "MARIN"),
        LocalityRow("01112", "75", "CALIFORNIA", "REST OF STATE", "ALL OTHER COUNTIES", "*"),
    ]
    assert (told(reading), str(reading.edition)) == ([], "2025")


def test_so_does_a_contractor() -> None:
    file = LOCCO.replace(b"1112,75,,", b",75,,")

    assert [row.mac for row in load_locco(file)] == ["02102", "01112", "01112"]


def test_a_zip_code_is_read_with_every_field() -> None:
    reading = load_zip5(zip_line() + zip_line("99502", tail="1 0"))

    assert list(reading) == [
        ZipRow("99501", "AK", "02102", "01", "R", "Z9", "B", "0", "1"),
        ZipRow("99502", "AK", "02102", "01", "R", "Z9", "B", "1", "0"),
    ]
    assert (told(reading), reading.edition.first) == ([], date(2025, 10, 1))


def test_a_workbook_of_zip_codes_says_the_same() -> None:
    cells: list[list[object]] = [
        [
            *("STATE", "ZIP CODE", "CARRIER", "LOCALITY", "RURAL IND", "LAB CB LOCALITY"),
            *("RURAL IND2", "PLUS 4 FLAG", "PART B DRUG INDICATOR", "YEAR/QTR"),
        ],
        ["AK", 99501, 2102, 1, "R", "Z9", "B", 0, 1, 20254],
        ["MA", 1001, 14212, 99, None, None, None, 0, None, 20254],
    ]
    reading = load_zip5(as_workbook(cells))

    assert list(reading) == [
        ZipRow("99501", "AK", "02102", "01", "R", "Z9", "B", "0", "1"),
        ZipRow("01001", "MA", "14212", "99", plus_four="0"),
    ]
    assert str(reading.edition) == "2025Q4"


def test_zip_codes_of_nine_digits_are_another_file() -> None:
    with pytest.raises(WrongFile):
        load_zip5(zip_line(tail="1 1  0001" + " " * 46))


def test_a_bad_zip_code_is_told() -> None:
    reading = load_zip5(zip_line() + zip_line("9950X") + zip_line()[:40])

    assert len(list(reading)) == 1
    assert told(reading) == [
        "error LOD001 file bytes line 2: row left out: the ZIP code is not five digits",
        "error LOD001 file bytes line 3: row left out: the record is cut short",
    ]


def test_tables_answer_by_contractor_and_number_or_by_zip_code() -> None:
    factors = AnesthesiaTable.of("anesthesia", load_anes_cf(ANES, effective=date(2025, 1, 1)))
    counties = LocalityTable.of("localities", load_locco(LOCCO))
    codes = ZipTable.of("zip_localities", load_zip5(zip_line()))
    indices = GpciTable.of("gpci", load_gpci(GPCI))

    found = codes.get("995011234", on=date(2025, 10, 1))

    assert found is not None
    assert indices.get(found.mac or "", found.locality or "", on=SPRING) is not None
    assert indices.get("02102", "02", on=SPRING) is None
    assert indices.get("02102", "01", on=date(2024, 12, 31)) is None
    assert factors.get("10112", "00", on=SPRING) is not None
    assert [row.counties for row in counties.get("01112", "52", on=SPRING)] == ["MARIN"]
    assert codes.get("99599", on=date(2025, 10, 1)) is None


def test_the_real_indices_agree_in_both_formats(shared: Path) -> None:
    folder = shared / "codedata/pfs"
    cells, text = load_gpci(folder / "GPCI2025.csv"), load_gpci(folder / "GPCI2025.txt")

    rows = list(cells)

    assert rows == list(text)
    assert len({row.key for row in rows}) == len(rows) == 109
    assert (told(cells), told(text)) == ([], [])
    assert str(cells.edition) == str(text.edition) == "2025"


def test_the_real_factors_and_counties_are_of_the_same_localities(shared: Path) -> None:
    folder = shared / "codedata/pfs"
    localities = {row.key for row in load_gpci(folder / "GPCI2025.csv")}
    factors = list(load_anes_cf(folder / "ANES2025.csv"))
    counties = list(load_locco(folder / "25LOCCO.csv"))

    assert len(factors) == 109
    assert {row.key for row in factors} == {row.key for row in counties} == localities
    assert len(counties) == 110  # one of Missouri's stands there twice
    assert len(LocalityTable.of("localities", load_locco(folder / "25LOCCO.csv"))) == 109
    assert {row.state for row in counties if row.mac == "01182"} == {"CALIFORNIA"}
    assert len({row.state for row in counties}) == 53
