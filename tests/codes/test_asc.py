"""The addenda of the ambulatory surgical center payment system."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from billingcore.codes import AscRow, AscTable, Reading
from billingcore.codes.loaders import load_asc_addenda, load_opps_addendum_b
from billingcore.errors import WrongFile

from .official_fees import as_csv, as_workbook, zipped

MAY = date(2026, 5, 4)
AA_HEADINGS = ["HCPCS Code", "", "Short Descriptor", "Subject to Multiple Procedure Discounting"]
AA_HEADINGS += ["April 2026 Payment Indicator", "April 2026  Payment Weight  "]
AA_HEADINGS += ["April 2026 Payment Rate "]
AA = as_csv(
    [
        ["Addendum AA -- ASC Covered Surgical Procedures for CY 2026 \n(Including packaged)"],
        ["a notice.ÿ"],
        [],
        AA_HEADINGS,
        ["0588T", " *", "A NAME", "Y", "R2", "35.5707", "$2,003.41 "],
        ["0095T", "", "A NAME", "N", "N1", "", ""],
    ],
    encoding="latin-1",
)
BB = as_csv(
    [
        ["Addendum BB -- ASC Covered Ancillary Services for CY 2026"],
        [
            *("HCPCS Code", "", "Short Descriptor"),
            "Drug and Device Pass-Through Expiration during Calendar Year",
            *("April 2026 Payment Indicator", "April 2026 Payment Weight  "),
            *("April 2026 Payment Rate ", "April 2026 IRA-22 Adjusted Copayment1"),
        ],
        ["J9999", "", "A NAME", "9/30/2026", "K2", "", "$440.81", "$87.20"],
    ]
)
EE = as_csv(
    [
        ["Addendum EE -- Surgical Procedures to be Excluded from Payment in ASCs for CY 2026", ""],
        ["HCPCS Code", "Short Descriptor"],
        ["33533", "A NAME"],
    ]
)
FF = as_csv(
    [
        ["Addendum FF -- ASC Device Offset Percentages for CY 2026"],
        [
            *("HCPCS Code", "", "Short Descriptor", "April 2026 Payment Indicator"),
            *("April 2026 APC", "April 2026 APC Device Offset Percentage"),
            *("April 2026 OPPS Payment Rate", "April 2026 Device Offset Percentage"),
            "April 2026 Device Offset Amount / Device Portion",
        ],
        ["0200T", "", "A NAME", "J8", "5114", "20.74%", "$6,878.60", "32.17%", "$2,212.85"],
    ]
)
ROWS = [
    AscRow("AA", "0588T", "R2", "Y", Decimal("35.5707"), Decimal("2003.41"), mark="*"),
    AscRow("AA", "0095T", "N1", "N"),
    AscRow(
        "BB",
        "J9999",
        "K2",
        rate=Decimal("440.81"),
        pass_through_until="9/30/2026",
        adjusted_copayment=Decimal("87.20"),
    ),
    AscRow("EE", "33533"),
    AscRow(
        "FF",
        "0200T",
        "J8",
        apc="5114",
        apc_device_percent=Decimal("20.74"),
        opps_rate=Decimal("6878.60"),
        device_percent=Decimal("32.17"),
        device_amount=Decimal("2212.85"),
    ),
]
ALL = zipped({"AA.csv": AA, "BB.csv": BB, "DD1.csv": b"A2,x\n", "EE.csv": EE, "FF.csv": FF})


def told(reading: Reading[Any]) -> list[str]:
    return [str(finding) for finding in reading.findings]


def test_an_archive_gives_the_rows_of_every_addendum() -> None:
    reading = load_asc_addenda(ALL)

    assert list(reading) == list(reading) == ROWS
    assert (told(reading), str(reading.edition)) == ([], "2026Q2")


def test_an_addendum_may_come_alone(tmp_path: Path) -> None:
    path = tmp_path / "AA.csv"
    path.write_bytes(AA)

    for source in (path, AA, io.BytesIO(AA)):
        assert list(load_asc_addenda(source)) == ROWS[:2]


def test_an_addendum_without_a_quarter_in_its_headings_needs_a_day() -> None:
    with pytest.raises(ValueError, match="pass effective="):
        load_asc_addenda(EE)
    assert list(load_asc_addenda(EE, effective=date(2026, 1, 1))) == [ROWS[3]]


def test_headings_of_a_final_rule_name_the_year_and_a_comment() -> None:
    headings = ["HCPCS Code", "Short Descriptor", "Subject to Multiple Procedure Discounting"]
    headings += ["Final CY 2024 Comment Indicator", "Final CY 2024 Payment Indicator"]
    headings += ["Final CY 2024 Payment Weight", "Final CY 2024 Payment Rate"]
    file = as_csv([headings, ["0588T", "A NAME", "Y", "CH", "R2", "35.5707", "$2,003.41"]])

    (row,) = load_asc_addenda(file, effective=date(2024, 1, 1))

    assert (row.comment, row.payment, row.rate) == ("CH", "R2", Decimal("2003.41"))


def test_a_workbook_says_the_same_and_the_text_beside_it_is_taken() -> None:
    cells: list[Sequence[object]] = [
        ["Addendum AA"],
        AA_HEADINGS,
        ["0588T", " *", "A NAME", "Y", "R2", 35.5707, 2003.41],
    ]
    book = as_workbook(cells)

    assert list(load_asc_addenda(book)) == ROWS[:1]
    assert list(load_asc_addenda(zipped({"all.xlsx": book, "AA.csv": AA}))) == ROWS[:2]


def test_percentages_of_a_workbook_are_fractions() -> None:
    headings = FF.decode().splitlines()[1].split(",")
    numbers = ["0200T", "", "A NAME", "J8", 5114, 0.2074, 6878.6, 0.3217, 2212.85]

    assert list(load_asc_addenda(as_workbook([["Addendum FF"], headings, numbers]))) == ROWS[4:]


def test_bad_rows_are_told_with_their_lines() -> None:
    more = as_csv([["0588", "", "", "Y", "R2"], ["0589T", "", "", "Y", ""], ["0590T"]])

    reading = load_asc_addenda(AA + more)

    assert list(reading) == ROWS[:2]
    assert told(reading) == [
        "error LOD001 file bytes line 8: row left out: the code is not a procedure code",
        "error LOD001 file bytes line 9: row left out: it has no payment indicator",
        "error LOD001 file bytes line 10: row left out: it has no payment indicator",
    ]


def test_descriptions_are_dropped_unless_they_are_asked_for() -> None:
    kept = load_asc_addenda(ALL, keep_descriptions=True)

    assert {row.description for row in kept} == {"A NAME"}


def test_codes_and_names_alone_are_an_addendum_only_with_its_title() -> None:
    with pytest.raises(WrongFile):
        load_asc_addenda(b"HCPCS Code,Short Descriptor\n33533,A NAME\n", effective=MAY)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(WrongFile, match="it looks like an ASC addendum"):
        load_opps_addendum_b(AA, effective=MAY)


def test_a_table_tells_payment_device_and_exclusion_apart() -> None:
    table = AscTable.of("asc", load_asc_addenda(ALL))

    paid = table.get("0588T", on=MAY)
    device = table.device("0200T", on=MAY)

    assert paid is not None
    assert (paid.addendum, paid.discounted) == ("AA", "Y")
    assert table.get("0200T", on=MAY) is None
    assert device is not None
    assert device.device_percent == Decimal("32.17")
    assert [table.is_excluded(code, on=MAY) for code in ("33533", "0588T")] == [True, False]
    assert not table.is_excluded("33533", on=date(2026, 3, 31))
