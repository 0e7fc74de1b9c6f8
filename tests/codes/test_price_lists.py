"""The prices of laboratory tests, drugs and equipment: CLFS, ASP and DMEPOS."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from billingcore.codes import (
    AspRow,
    AspTable,
    ClfsRow,
    ClfsTable,
    DmeposFee,
    DmeposRow,
    DmeposTable,
    Reading,
)
from billingcore.codes.loaders import load_asp, load_clfs, load_dmepos
from billingcore.errors import WrongFile

from .official_fees import as_csv, as_workbook, zipped

APRIL = date(2026, 4, 1)
CLFS = b"""2026 Clinical Diagnostic Laboratory Fee Schedule,,,,,,,,
a notice,,,,,,,,
,,,,,,,,
,,,,,,,,
YEAR,HCPCS,MOD,EFF_DATE,INDICATOR,RATE,SHORTDESC,LONGDESC,EXTENDEDLONGDESC
2026,85025,,20260101,N,7.77,A NAME,A LONGER NAME,THE LONGEST NAME
2026,85025,QW,20260101,N,7.77,A NAME,A LONGER NAME,
2026,84999,,20260415,L,0.00,A NAME,,
"""
NEW_YEAR = date(2026, 1, 1)
RATES = [
    ClfsRow("85025", None, Decimal("7.77"), "N", NEW_YEAR, 2026),
    ClfsRow("85025", "QW", Decimal("7.77"), "N", NEW_YEAR, 2026),
    ClfsRow("84999", None, Decimal("0.00"), "L", date(2026, 4, 15), 2026),
]
ASP_HEADINGS = ["HCPCS Code", "Short Description", "HCPCS Code Dosage", "Payment Limit"]
ASP_HEADINGS += ["Co-insurance Percentage", "Vaccine AWP%", "Vaccine Limit", "Blood AWP%"]
ASP_HEADINGS += ["Blood limit", "Clotting Factor", "Notes"]
ASP = as_csv(
    [
        ["Payment Allowance Limits for Medicare Part B Drugs"],
        ["Effective July 1, 2026 through September 30, 2026"],
        ["Note: a hard\xa0blank"],
        [],
        ASP_HEADINGS,
        ["J3301", "A NAME", "10 MG", "0.787", "20.000", "", "", "", "", "", ""],
        ["90371", "A NAME", "1 ML", "N/A", "20", "95", "138.873", "95", "1.5", "Y", "see note"],
    ],
    encoding="cp1252",
)
LIMITS = [
    AspRow("J3301", "10 MG", Decimal("0.787"), Decimal("20.000")),
    AspRow(
        "90371",
        "1 ML",
        None,
        Decimal(20),
        Decimal(95),
        Decimal("138.873"),
        Decimal(95),
        Decimal("1.5"),
        "Y",
        "see note",
    ),
]
DMEPOS_HEADINGS = ["HCPCS", "Mod", "Mod2", "JURIS", "CATG", "Ceiling", "Floor"]
DMEPOS_HEADINGS += ["AL (NR)", "AL (R)", "PA (NR)", "PA (R)", "Description"]
DMEPOS = as_csv(
    [
        ["CY2026 DMEPOS Fee Schedule"],
        ["a notice"],
        DMEPOS_HEADINGS,
        ["E0601", "RR", "", "D", "CR", "0.00", "0.00", "45.00", "80.00", "50.04", "91.18", "A"],
        ["K0001", "RR", "KH", "D", "CR", "60.1", "51.1", "0.00", "", "58.00", "", "A"],
    ]
)
FEES = [
    DmeposRow(
        "E0601",
        ("RR",),
        "D",
        "CR",
        Decimal("0.00"),
        Decimal("0.00"),
        (
            DmeposFee("AL", Decimal("45.00"), Decimal("80.00")),
            DmeposFee("PA", Decimal("50.04"), Decimal("91.18")),
        ),
    ),
    DmeposRow(
        "K0001",
        ("RR", "KH"),
        "D",
        "CR",
        Decimal("60.1"),
        Decimal("51.1"),
        (DmeposFee("AL", Decimal("0.00")), DmeposFee("PA", Decimal("58.00"))),
    ),
]


def told(reading: Reading[Any]) -> list[str]:
    return [str(finding) for finding in reading.findings]


def test_rates_of_laboratory_tests_are_read_with_every_column() -> None:
    reading = load_clfs(CLFS, effective=APRIL)

    assert list(reading) == list(reading) == RATES
    assert (told(reading), str(reading.edition)) == ([], "2026Q2")


@pytest.mark.parametrize("name", ["PUF_CLFS_CY2026_Q2V1.csv", "26clabq2.csv"])
def test_the_name_tells_the_quarter_of_the_rates(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CLFS)

    assert load_clfs(path).edition.first == APRIL


def test_the_longest_description_is_kept_where_it_is_asked_for() -> None:
    kept = load_clfs(CLFS, effective=APRIL, keep_descriptions=True)

    assert [row.description for row in kept] == ["THE LONGEST NAME", "A LONGER NAME", "A NAME"]


def test_a_rate_is_not_in_force_before_the_day_it_names() -> None:
    table = ClfsTable.of("clfs", load_clfs(CLFS, effective=APRIL))
    days = (date(2026, 3, 31), APRIL, date(2026, 4, 15))

    assert [table.get("84999", on=day) is not None for day in days] == [False, False, True]
    assert [table.get("85025", "QW", on=day) is not None for day in days] == [False, True, True]
    assert table.get("85025", "90", on=APRIL) is None


def test_bad_rates_are_told() -> None:
    more = b"2026,8502,,20260101,N,1.00\n2026,85026,,soon,N,free\n2026,85027,,20260101,N\n"

    reading = load_clfs(CLFS + more, effective=APRIL)

    assert list(reading) == [*RATES, ClfsRow("85026", None, None, "N", None, 2026)]
    assert told(reading) == [
        "error LOD001 file bytes line 9: row left out: the code is not a procedure code",
        "warning LOD002 file bytes line 10: rate left out: expected a number",
        "warning LOD002 file bytes line 10: effective left out: expected a date",
        "error LOD001 file bytes line 11: row left out: it has no rate",
    ]


def test_payment_limits_of_drugs_are_read_with_every_column() -> None:
    reading = load_asp(ASP)

    assert list(reading) == list(reading) == LIMITS
    assert told(reading) == []
    assert (reading.edition.first, reading.edition.last) == (date(2026, 7, 1), date(2026, 9, 30))


def test_payment_limits_of_2022_have_a_column_less(tmp_path: Path) -> None:
    path = tmp_path / "section 508 version of July 2022 ASP Pricing File updated 060223.csv"
    path.write_bytes(as_csv([[*ASP_HEADINGS[:4]], ["J3301", "A NAME", "10 MG", "1.291"]]))

    reading = load_asp(path)

    assert list(reading) == [AspRow("J3301", "10 MG", Decimal("1.291"))]
    assert str(reading.edition) == "2022Q3"


def test_an_archive_of_payment_limits_has_other_files_beside() -> None:
    crosswalk = as_csv([["_2026_CODE", "Short Description", "LABELER NAME", "NDC"]])
    book = as_workbook([ASP_HEADINGS, ["J3301", "A NAME", "10 MG", 0.787, 20]])
    archive = zipped({"limits.csv": ASP, "limits of 2026.xlsx": book, "crosswalk.csv": crosswalk})

    for source in (archive, io.BytesIO(archive)):
        assert list(load_asp(source)) == LIMITS
    assert list(load_asp(book, effective=date(2026, 7, 1))) == LIMITS[:1]


def test_bad_payment_limits_are_told() -> None:
    reading = load_asp(ASP + b"J33,A NAME,1 MG,1\nJ3302,A NAME,1 MG,low\n")

    assert list(reading) == [*LIMITS, AspRow("J3302", "1 MG")]
    assert told(reading) == [
        "error LOD001 file bytes line 8: row left out: the code is not a procedure code",
        "warning LOD002 file bytes line 9: limit left out: expected a number",
    ]
    assert AspTable.of("asp", reading).get("J3302", on=date(2026, 8, 3)) is not None


def test_fees_of_equipment_are_read_state_by_state() -> None:
    reading = load_dmepos(DMEPOS, effective=NEW_YEAR)

    assert list(reading) == list(reading) == FEES
    assert told(reading) == []


@pytest.mark.parametrize(
    "name, quarter",
    [
        ("DMEPOS26_JAN.csv", "2026Q1"),
        ("dme26.zip/DMEPOS_JAN.csv", "2026Q1"),
        ("dme26-c.zip/DMEPOS_JUL.csv", "2026Q3"),
    ],
)
def test_the_name_tells_the_quarter_of_the_fees(tmp_path: Path, name: str, quarter: str) -> None:
    outer, _, member = name.partition("/")
    path = tmp_path / outer
    beside = {"DMEPOS_JUL.txt": b"2026~E0601~RR~", member: DMEPOS}
    path.write_bytes(zipped(beside) if member else DMEPOS)

    reading = load_dmepos(path)

    assert (list(reading), str(reading.edition)) == (FEES, quarter)


def test_a_title_may_tell_the_quarter_of_the_fees() -> None:
    file = DMEPOS.replace(b"a notice", b"January 2026 release")

    assert load_dmepos(file).edition.first == NEW_YEAR


def test_a_fee_is_that_of_a_state_and_its_rural_areas() -> None:
    table = DmeposTable.of("dmepos", load_dmepos(DMEPOS, effective=NEW_YEAR))
    row = table.get("E0601", ["RR"], on=APRIL)
    chair = table.get("K0001", ("RR", "KH"), on=APRIL)

    assert row is not None
    assert chair is not None
    assert (row.fee("PA"), row.fee("PA", rural=True)) == (Decimal("50.04"), Decimal("91.18"))
    assert (row.fee("OH"), chair.fee("AL"), chair.fee("PA", rural=True)) == (None, None, None)
    assert table.get("E0601", on=APRIL) is None


def test_bad_fees_are_told() -> None:
    reading = load_dmepos(DMEPOS + b"E06,RR,,D,CR\nE0602,NU,,D,IN,0,0,low\n", effective=NEW_YEAR)

    assert list(reading) == [
        *FEES,
        DmeposRow("E0602", ("NU",), "D", "IN", Decimal(0), Decimal(0)),
    ]
    assert told(reading) == [
        "error LOD001 file bytes line 6: row left out: the code is not a procedure code",
        "warning LOD002 file bytes line 7: AL left out: expected a number",
    ]


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(WrongFile, match="it looks like a DMEPOS fee schedule"):
        load_clfs(DMEPOS)
    with pytest.raises(WrongFile, match="it looks like a clinical laboratory fee schedule"):
        load_asp(CLFS)
    with pytest.raises(WrongFile, match="it looks like a file of payment limits"):
        load_dmepos(ASP)
    with pytest.raises(WrongFile, match="it looks like an empty file"):
        load_dmepos(b"")
