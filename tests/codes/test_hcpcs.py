"""HCPCS Level II as its official files say it: small files in the official layouts."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import CodeTable, HcpcsEntry, Status
from billingcore.codes.loaders import load_hcpcs_anweb, load_hcpcs_modifiers
from billingcore.errors import LoadError, WrongFile

from .official_hcpcs import as_csv, line, row

QUARTER = date(2026, 10, 1)
FULL = {
    "LONG_DESCRIPTION": "Injection, of something, 0.1 mg",
    "SHORT_DESCRIPTION": "Injection something",
    "PRICE1": "51",
    "PRICE2": "57",
    "MULT_PI": "A",
    "CIM1": "45-7",
    "CIM2": "65-1",
    "MCM1": "2049",
    "STATUTE": "1833(t)",
    "LABCERT1": "110",
    "LABCERT2": "120",
    "XREF1": "J0171",
    "COV": "D",
    "ASC_GRP": "YY",
    "ASC_DT": "20080101",
    "OPPS": "124",
    "OPPS_PI": "B",
    "OPPS_DT": "20090101",
    "PROCNOTE": "0088",
    "BETOS": "O1E",
    "TOS1": "1",
    "TOS2": "P",
    "ANEST_BU": "5",
    "ADD_DT": "20110101",
    "ACT_EFF_DT": "20250101",
    "TERM_DT": "20241231",
    "ACTION_CD": "D",
}
ENTRY = HcpcsEntry(
    "J0170",
    date(2011, 1, 1),
    date(2024, 12, 31),
    title="Injection, of something, 0.1 mg",
    short_title="Injection something",
    pricing=("51", "57"),
    multiple_pricing="A",
    coverage_manual=("45-7", "65-1"),
    carriers_manual=("2049",),
    statute="1833(t)",
    lab_certifications=("110", "120"),
    cross_references=("J0171",),
    coverage="D",
    asc_group="YY",
    asc_date=date(2008, 1, 1),
    opps_group="124",
    opps_indicator="B",
    opps_date=date(2009, 1, 1),
    processing_note="0088",
    betos="O1E",
    types_of_service=("1", "P"),
    anesthesia_units=5,
    action="D",
    action_date=date(2025, 1, 1),
)
NOTICES = (
    "***Disclaimers\t\t\r\n\t\t\r\n*Inclusion of a service does not imply coverage.\xa0\t\r\n\r\n"
)


TOP = len(NOTICES)


def text(*lines: str) -> bytes:
    """Return the lines below notices, in the encoding of the official text."""
    return (NOTICES + "".join(lines)).encode("latin-1")


def codes(data: bytes) -> list[HcpcsEntry]:
    return list(load_hcpcs_anweb(data, effective=QUARTER))


@pytest.mark.parametrize("data", [text(line("J0170", **FULL)), as_csv([row("J0170", **FULL)])])
def test_every_field_of_the_layout_is_kept_from_the_text_and_the_csv(data: bytes) -> None:
    assert codes(data) == [ENTRY]


def test_blank_fields_are_absent() -> None:
    [entry] = codes(text(line("J0170")))

    assert entry == HcpcsEntry("J0170", date(2010, 1, 1), action="N")


@pytest.mark.parametrize(
    "data",
    [
        text(
            line("J0170", LONG_DESCRIPTION="Injection, of"),
            line("J0170", SEQNUM="00200", RECID="4", LONG_DESCRIPTION="something,"),
            line("J0170", SEQNUM="00300", RECID="4", LONG_DESCRIPTION="0.1 mg").rstrip() + "\n",
        ),
        as_csv(
            [
                row("J0170", LONG_DESCRIPTION="Injection,  of "),
                row("J0170", SEQNUM="0020", RECID="4", LONG_DESCRIPTION="something, 0.1 mg"),
            ]
        ),
    ],
)
def test_lines_that_go_on_with_the_description_are_joined_to_it(data: bytes) -> None:
    assert [entry.title for entry in codes(data)] == ["Injection, of something, 0.1 mg"]


@pytest.mark.parametrize("as_file", ["text", "csv"])
def test_modifiers_are_records_of_their_own(as_file: str) -> None:
    further = {"SEQNUM": "00200", "RECID": "8", "LONG_DESCRIPTION": "for reporting"}
    if as_file == "text":
        data = text(line("JG", LONG_DESCRIPTION="Drug"), line("JG", **further), line("J0170"))
    else:
        data = as_csv([row("JG", LONG_DESCRIPTION="Drug"), row("JG", **further), row("J0170")])
    [entry] = load_hcpcs_modifiers(data, effective=QUARTER)

    assert (entry.code, entry.title, entry.is_modifier) == ("JG", "Drug for reporting", True)
    assert [entry.code for entry in codes(data)] == ["J0170"]


def test_the_termination_date_is_the_last_day_of_a_code() -> None:
    ended = row("JG", ADD_DT="20180101", ACT_EFF_DT="20250101", TERM_DT="20241231")
    table = CodeTable.of("modifiers", load_hcpcs_modifiers(as_csv([ended]), effective=QUARTER))
    after = table.get("JG", on=date(2025, 1, 1))

    assert table.is_valid("JG", on=date(2024, 12, 31))
    assert (after.status, after.ended) == (Status.NOT_VALID, date(2024, 12, 31))


def test_nothing_is_said_of_days_after_the_release() -> None:
    data = as_csv([row("J0170"), row("J0171", TERM_DT="20261115")])
    reading = load_hcpcs_anweb(data, effective=QUARTER, through=date(2026, 12, 31))
    table = CodeTable.of("hcpcs", reading)

    assert [table.get("J0170", on=day).status for day in DAYS] == [
        Status.OUTSIDE,
        Status.VALID,
        Status.VALID,
        Status.OUTSIDE,
    ]
    assert [table.get("J0171", on=day).status for day in DAYS[1:]] == [
        Status.VALID,
        Status.NOT_VALID,
        Status.OUTSIDE,
    ]


DAYS = (date(2022, 9, 30), date(2022, 10, 1), date(2026, 12, 31), date(2027, 1, 1))


@pytest.mark.parametrize(
    "name, edition, first, last",
    [
        ("HCPC17_CONTR_ANWEB.txt", "2017", date(2013, 1, 1), date(2017, 12, 31)),
        ("2019-Alpha-Numeric-HCPCS-File.txt", "2019", date(2015, 1, 1), date(2019, 12, 31)),
        ("HCPC2020_ANWEB_w_disclaimer.txt", "2020-01", date(2016, 1, 1), date(2020, 3, 31)),
        ("2020_10_anweb.txt", "2020-10", date(2016, 10, 1), date(2020, 12, 31)),
        ("january-2024-alpha-numeric.txt", "2024-01", date(2020, 1, 1), date(2024, 3, 31)),
        ("HCPC2025_OCT_ANWEB_v3.txt", "2025-10", date(2021, 10, 1), date(2025, 12, 31)),
        ("HCPC2026_JUL_ANWEB_06172026.txt", "2026-07", date(2022, 7, 1), date(2026, 9, 30)),
    ],
)
def test_the_name_of_the_file_tells_the_days_of_the_release(
    tmp_path: Path, name: str, edition: str, first: date, last: date
) -> None:
    path = tmp_path / name
    path.write_bytes(text(line("J0170")))
    got = load_hcpcs_anweb(path).edition

    assert (got.name, got.first, got.last) == (edition, first, last)


def test_a_file_without_a_day_in_its_name_is_the_callers_to_date() -> None:
    with pytest.raises(ValueError, match=r"bytes does not say .* pass effective="):
        load_hcpcs_anweb(text(line("J0170")))


@pytest.mark.parametrize("code", ["D0120", "99213", "0001U"])
def test_wording_that_is_licensed_is_dropped_unless_it_is_kept(code: str) -> None:
    data = as_csv([row(code, LONG_DESCRIPTION="Invented words", SHORT_DESCRIPTION="Invented")])
    [dropped] = load_hcpcs_anweb(data, effective=QUARTER)
    [kept] = load_hcpcs_anweb(data, effective=QUARTER, keep_descriptions=True)

    assert (dropped.title, dropped.short_title) == (None, None)
    assert (kept.title, kept.short_title) == ("Invented words", "Invented")


def test_of_modifiers_those_of_cpt_lose_their_wording() -> None:
    data = as_csv([row(code, LONG_DESCRIPTION="Words") for code in ("25", "P3", "PD", "DA", "1P")])
    entries = load_hcpcs_modifiers(data, effective=QUARTER)

    assert [(entry.code, entry.title) for entry in entries] == [
        ("25", None),
        ("P3", None),
        ("PD", "Words"),
        ("DA", "Words"),
        ("1P", None),
    ]


def test_what_is_wrong_is_told_with_its_line_and_the_rest_loads() -> None:
    reading = load_hcpcs_anweb(
        text(
            line("J0170"),
            "stray text\r\n",
            line("J-170"),
            line("J-170", SEQNUM="00200", RECID="4"),
            line("J0171", SEQNUM="00200", RECID="4"),
            line("J0172", ADD_DT="20261301"),
            line("J0173", ADD_DT=""),
            line("J0174", ANEST_BU="x"),
        ),
        effective=QUARTER,
    )

    assert [entry.code for entry in reading] == ["J0170", "J0172", "J0173", "J0174"]
    assert list(map(str, reading.findings)) == [
        "error LOD001 file bytes line 6: row left out: it is not a record of the layout",
        "error LOD001 file bytes line 7: row left out: the code is not a procedure code",
        "error LOD001 file bytes line 8: row left out: "
        "it goes on with a record that is not before it",
        "error LOD001 file bytes line 9: row left out: "
        "it goes on with a record that is not before it",
        "warning LOD002 file bytes line 10: added date left out: expected a date",
        "warning LOD002 file bytes line 11: added date left out: it is blank",
        "warning LOD002 file bytes line 12: anesthesia base units left out: expected a number",
    ]


def test_a_row_that_is_no_record_is_told() -> None:
    data = as_csv([row("J0170"), row("J0171", RECID="9"), row("J0172", SEQNUM="")])
    reading = load_hcpcs_anweb(data, effective=QUARTER)

    assert [entry.code for entry in reading] == ["J0170"]
    assert [dict(finding.params)["line"] for finding in reading.findings] == [3, 4]


def test_a_record_that_is_cut_off_is_not_taken_for_one_without_a_last_day() -> None:
    data = text(line("J0170"), line("J0171", TERM_DT="20241231"))
    cut = len(data) - len(line("J0171")) + 286
    reading = load_hcpcs_anweb(data[:cut], effective=QUARTER)

    assert [entry.code for entry in reading] == ["J0170"]
    assert list(map(str, reading.findings)) == [
        "error LOD001 file bytes line 6: row left out: the line is cut off"
    ]


def test_lines_may_be_trimmed() -> None:
    data = text(*(line(code).rstrip() + "\r\n" for code in ("J0170", "J0171")))

    assert [entry.code for entry in codes(data)] == ["J0170", "J0171"]


def test_a_column_that_moved_is_found_and_a_new_one_is_told() -> None:
    data = b"ADD DT,HCPC,NEW,SEQNUM,RECID,LONG DESCRIPTION,TERM DT\n20110101,J0170,?,0010,3,A,\n"
    reading = load_hcpcs_anweb(data, effective=QUARTER)

    assert list(reading) == [HcpcsEntry("J0170", date(2011, 1, 1), title="A")]
    assert list(map(str, reading.findings)) == ["info LOD003 file bytes: columns not read: new"]


def archive(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "."), content)
    return data.getvalue()


REPORT = b" HCPCS/MOD      TYPE OF CHANGE    SHORT DESCRIPTION\r\n   J0170   ADD    Something\r\n"


def test_of_an_archive_the_text_is_taken_once_and_reports_are_not() -> None:
    data = archive(
        Changes__prn=REPORT,
        HCPC2026_OCT_ANWEB_v2__csv=as_csv([row("J0170"), row("J0171")]),
        HCPC2026_OCT_ANWEB__txt=text(line("J0170")),
        README__txt=b"Read me.\r\n",
    )
    for source in (data, io.BytesIO(data)):
        reading = load_hcpcs_anweb(source)

        assert [entry.code for entry in reading] == ["J0170"]
        assert [file.member for file in reading.edition.files] == ["HCPC2026_OCT_ANWEB.txt"]


def test_an_archive_of_several_releases_is_refused() -> None:
    data = archive(
        HCPC2026_JUL_ANWEB__txt=text(line("J0170")), HCPC2026_OCT_ANWEB__txt=text(line("J0170"))
    )

    with pytest.raises(WrongFile, match=r"it holds several releases .*JUL.*OCT.*: load each"):
        load_hcpcs_anweb(data)


@pytest.mark.parametrize(
    "data, looks",
    [
        (REPORT, "a HCPCS report of changes"),
        (b"HCPCS/CPT Code,Practitioner Services MUE Values\n97110,6\n", "unlikely edit"),
        (b"CODE,ACTION,EFF DATE,SHORT DESC,LONG DESC\n", "a file of HCPCS corrections"),
        (b"Once upon a time\n", "text"),
    ],
)
def test_another_file_is_refused_with_what_it_looks_like(data: bytes, looks: str) -> None:
    with pytest.raises(WrongFile, match=f"it is not a HCPCS Level II .* looks like .*{looks}"):
        load_hcpcs_anweb(data, effective=QUARTER)


@pytest.mark.parametrize("cut", [0, 1, 30, 200, 400, 700, 1000])
def test_a_truncated_file_is_refused_or_gives_what_it_holds(cut: int) -> None:
    data = text(line("J0170"), line("J0171"))
    # A record is whole with its last field, which begins in column 293.
    whole = [code for i, code in enumerate(["J0170", "J0171"]) if cut >= TOP + 322 * i + 293]

    try:
        entries = codes(data[:cut])
    except LoadError:
        entries = []
    assert [entry.code for entry in entries] == whole


def test_a_reading_is_gone_through_twice() -> None:
    reading = load_hcpcs_anweb(io.BytesIO(text(line("J0170"), "stray\r\n")), effective=QUARTER)

    assert list(reading) == list(reading)
    assert len(reading.findings) == 1


def test_a_later_release_has_the_last_word_on_a_code() -> None:
    july = load_hcpcs_anweb(
        as_csv([row("J0170", COV="C"), row("J0171"), row("J0172", TERM_DT="20260331")]),
        effective=date(2026, 7, 1),
    )
    october = load_hcpcs_anweb(as_csv([row("J0170", COV="M")]), effective=QUARTER)
    table = CodeTable.of("hcpcs", october, july)

    assert table.history("J0170") == (
        HcpcsEntry("J0170", date(2010, 1, 1), coverage="M", action="N"),
    )
    # A code that was left out without a last day ended with what the earlier release knew.
    assert [table.history(code)[0].end for code in ("J0171", "J0172")] == [
        date(2026, 9, 30),
        date(2026, 3, 31),
    ]
    assert (table.edition.name, table.edition.first) == ("2026-10", date(2022, 7, 1))
