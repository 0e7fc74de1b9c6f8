"""Several files make one table: releases in any order, parts of one, the same one twice."""

from datetime import date

from billingcore.codes import (
    AddOnTable,
    AscTable,
    CodeTable,
    Entry,
    MueRow,
    MueTable,
)
from billingcore.codes.loaders import (
    load_aoc,
    load_asc_addenda,
    load_code_list_csv,
    load_mue,
)

JULY, OCTOBER = date(2026, 7, 1), date(2026, 10, 1)
MUE = b"HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator\n"
QUARTER = b"April 2026 Payment Indicator,April 2026 Payment Weight,April 2026 Payment Rate\n"
AA = b"HCPCS Code,,Short Descriptor,Subject to Multiple Procedure Discounting," + QUARTER
BB = b"HCPCS Code,,Short Descriptor,Drug Pass-Through Expiration during Calendar Year," + QUARTER
AOC = b"AOC_Edit_Type,Add-On_Code,Primary_Code,AOC_Edit_EffDT,AOC_Edit_DelDT\n"


def test_parts_of_one_snapshot_are_all_in_force() -> None:
    surgical = load_asc_addenda(AA + b"64628,,A NAME,Y,J8,175.6211,9891.33\n")
    ancillary = load_asc_addenda(BB + b"J1000,,A NAME,,K2,1.5,91.33\n")
    table = AscTable.of("asc", surgical, ancillary)

    assert [
        table.get(code, on=date(2026, 4, 1)) is not None for code in ("64628", "J1000", "99213")
    ] == [True, True, False]
    assert [file.name for file in table.edition.files] == ["bytes", "bytes"]


def test_parts_of_one_complete_list_do_not_end_each_other() -> None:
    parts = [
        load_aoc(AOC + f"1,{code},11042,2013091,\n".encode(), effective=date(2026, 4, 1))
        for code in ("11045", "11046")
    ]
    table = AddOnTable.of("add_on", *parts)

    assert [table.get(code, on=date(2026, 5, 4)) is not None for code in ("11045", "11046")] == [
        True,
        True,
    ]


def test_a_release_given_twice_changes_nothing() -> None:
    once = load_mue(MUE + b"97110,6,3\n", effective=JULY)
    again = load_mue(MUE + b"97110,6,3\n", effective=JULY)
    table = MueTable.of("mue_practitioner", once, again)

    assert (list(table), table.findings) == ([MueRow("97110", 6, "3", JULY)], ())


def test_parts_of_a_list_that_dates_its_codes_keep_all_rows_of_a_code() -> None:
    heading = b"code,start,end\n"
    old = load_code_list_csv(heading + b"99213,2019-01-01,2020-12-31\n", name="cpt")
    new = load_code_list_csv(heading + b"99213,2021-01-01,\n", name="cpt")
    table = CodeTable.of("cpt", old, new)

    assert list(table) == [
        Entry("99213", date(2019, 1, 1), date(2020, 12, 31)),
        Entry("99213", date(2021, 1, 1)),
    ]
    assert table.findings == ()


def test_rows_that_contradict_each_other_are_a_finding() -> None:
    table = MueTable.of(
        "mue_practitioner",
        load_mue(MUE + b"97110,6,3\n97110,8,3\n97140,2,3\n", effective=JULY),
    )

    assert [str(finding) for finding in table.findings] == [
        "warning LOD003 file mue_practitioner: rows of 97110 contradict each other from 2026-07-01 "
        "on: the first of them counts"
    ]


def test_the_same_code_on_other_days_contradicts_nothing() -> None:
    table = MueTable.of(
        "mue_practitioner",
        load_mue(MUE + b"97110,6,3\n", effective=JULY),
        load_mue(MUE + b"97110,8,3\n", effective=OCTOBER),
    )

    assert (table.findings, len(table)) == ((), 2)


def test_codes_that_contradict_each_other_are_a_finding() -> None:
    reading = load_code_list_csv(b"code,end\n99213,\n99213,2020-12-31\n", name="cpt")
    table = CodeTable.of("cpt", reading)

    assert [finding.message for finding in table.findings] == [
        "rows of 99213 contradict each other: the first of them counts"
    ]


def test_one_code_of_several_addenda_contradicts_nothing() -> None:
    device = b"HCPCS Code,,Short Descriptor,April 2026 Payment Indicator,Device Offset Percentage\n"
    table = AscTable.of(
        "asc",
        load_asc_addenda(AA + b"64628,,A NAME,Y,J8,175.6211,9891.33\n"),
        load_asc_addenda(device + b"64628,,A NAME,J8,62.05%\n", effective=date(2026, 4, 1)),
    )

    assert (table.findings, len(table)) == ((), 2)
