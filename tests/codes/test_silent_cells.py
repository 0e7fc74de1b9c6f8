"""What a loader cannot use is a finding: nothing is dropped or guessed in silence."""

from datetime import date

import pytest

from billingcore.codes import AddOnTable
from billingcore.codes.loaders import (
    load_aoc,
    load_asc_addenda,
    load_code_list_csv,
    load_poa_exempt,
    load_pos,
)
from billingcore.codes.loaders._windows import written_in_name

JULY = date(2026, 7, 1)


def test_a_row_with_more_cells_than_the_header_is_reported() -> None:
    reading = load_code_list_csv(
        b"code,description,start\n99213,a comma, in a text,2020-01-01\n99214,none,2020-01-01,,\n",
        name="cpt",
    )

    assert [row.code for row in reading] == ["99213", "99214"]
    assert [str(finding) for finding in reading.findings if "last column" in str(finding)] == [
        "warning LOD002 file bytes line 2: what stands behind the last column left out: the row "
        "has more cells than the header, and may have them in the wrong columns"
    ]


def test_a_setting_nobody_knows_is_reported() -> None:
    reading = load_pos(
        b"Place of Service Code,Place of Service Name,Setting\n11,Office,NF\n22,Outpatient,either\n"
        b"35,Adult Care,N/A\n",
        as_of=JULY,
    )

    assert [(row.code, *row.attributes) for row in reading] == [
        ("11", "non-facility"),
        ("22",),
        ("35",),
    ]
    assert [str(finding) for finding in reading.findings] == [
        "warning LOD002 file bytes line 3: setting left out: expected facility or non-facility"
    ]


def test_a_mark_of_headers_nobody_knows_is_reported() -> None:
    reading = load_code_list_csv(b"code,header\n0450,no\n0451,perhaps\n045,yes\n", name="revenue")

    assert [row.header for row in reading] == [False, False, True]
    assert [str(finding) for finding in reading.findings] == [
        "warning LOD002 file bytes line 3: header left out: expected yes or no"
    ]


def test_a_code_that_is_gone_without_a_last_day_is_reported() -> None:
    heading = b"AOC_Edit_Type,Add-On_Code,Primary_Code,AOC_Edit_EffDT,AOC_Edit_DelDT\n"
    before = load_aoc(
        heading
        + b"1,11045,11042,2013091,\n1,11046,11043,2013091,2020366\n1,22103,22100,2013091,\n",
        effective=date(2026, 1, 1),
    )
    after = load_aoc(heading + b"1,22103,22100,2013091,\n", effective=JULY)
    table = AddOnTable.of("add_on", before, after)

    assert [row.end for row in table.history("11045")] == [date(2026, 3, 31)]
    assert [str(finding) for finding in table.findings] == [
        "info LOD003 file add_on: gone from 2026Q3 without a last day: 1 of 2026Q1, taken to have "
        "ended on 2026-03-31"
    ]


def test_a_percentage_is_the_same_with_its_sign_and_without() -> None:
    heading = b"HCPCS Code,,Short Descriptor,April 2026 Payment Indicator,Device Offset Percentage"
    reading = load_asc_addenda(
        heading + b"\n64628,,A NAME,J8,62.05%\n64629,,A NAME,J8,62.05\n64630,,A NAME,J8,0.6205\n"
    )

    assert {f"{row.device_percent:.2f}" for row in reading} == {"62.05"}


def test_the_heading_of_the_exempt_list_may_be_in_any_letters() -> None:
    reading = load_poa_exempt(b"ORDER2020\tPOAEXEMPTCODE\tDESCRIPTION\n1\tB90.0\tA title\n")

    assert ([row.code for row in reading], reading.edition.name) == (["B900"], "FY2020")


@pytest.mark.parametrize(
    "name", ["mue_summary_2026.csv", "doctor2026.csv", "innovation 2026.csv", "20260231.csv"]
)
def test_a_day_is_not_guessed_from_other_words(name: str) -> None:
    assert written_in_name(name) is None


def test_a_month_in_a_name_may_be_in_short_or_in_full() -> None:
    names = ["jul-2026", "Addendum_B_July2026", "2026_JULY", "July-01-2026", "2026-jul-anweb"]

    assert {written_in_name(name) for name in names} == {JULY}
