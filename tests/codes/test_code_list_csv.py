"""A licensee's own list, for any table of codes."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import CodeTable, Entry, ReferenceSet, Status
from billingcore.codes.loaders import load_code_list_csv
from billingcore.errors import WrongFile

DAY = date(2026, 3, 2)
REVENUE = b"""Our revenue codes,as of 2026,,,,\r
,,,,,\r
Revenue Code,Long Description,Effective Date,Termination Date,Attributes,Internal Note\r
1,All of it,,,total,x\r
450,"Where one
hurries to",2003-10-16,12/31/9999,emergency|outpatient,\r
0022,A rate,,09/30/2019,,\r
"""
ENTRIES = [
    Entry("0001", attributes={"total"}),
    Entry("0450", date(2003, 10, 16), attributes={"emergency", "outpatient"}),
    Entry("0022", end=date(2019, 9, 30)),
]


def test_columns_are_found_by_their_synonyms_and_zeros_put_back() -> None:
    reading = load_code_list_csv(REVENUE, name="revenue")

    assert list(reading) == ENTRIES == list(reading)
    assert [str(finding) for finding in reading.findings] == [
        "info LOD003 file bytes: columns not read: internal note"
    ]


def test_descriptions_are_kept_when_asked_and_can_be_searched() -> None:
    reading = load_code_list_csv(REVENUE, name="revenue", keep_descriptions=True)
    table = CodeTable.of("revenue", reading)

    assert [entry.title for entry in table.search("hurries")] == ["Where one hurries to"]


def test_a_path_a_stream_an_archive_and_a_workbook_are_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "revenue_2026-03-01.csv"
    path.write_bytes(REVENUE)
    archive = tmp_path / "revenue.zip"
    with zipfile.ZipFile(archive, "w") as whole:
        whole.write(path, path.name)
    book = openpyxl.Workbook()
    for row in (["code", "start", "end", "flags"], [1, None, None, "total"]):
        book.active.append(row)
    book.active.append([450, date(2003, 10, 16), None, "emergency; outpatient"])
    book.active.append(["0022", None, date(2019, 9, 30), None])
    book.save(tmp_path / "revenue.xlsx")

    for source in (path, archive, io.BytesIO(REVENUE), tmp_path / "revenue.xlsx"):
        assert list(load_code_list_csv(source, name="revenue")) == ENTRIES
    edition = load_code_list_csv(archive, name="revenue").edition
    assert (edition.name, edition.as_of) == ("2026-03-01", date(2026, 3, 1))


def test_a_code_with_children_is_a_header() -> None:
    file = b"code|children|header\nA1|A11; A12 A13|\nA11||\nB||yes\n"
    table = CodeTable.of("local", load_code_list_csv(file, name="local"))
    answer = table.get("A1", on=DAY)

    assert (answer.status, answer.children) == (Status.HEADER, ("A11", "A12", "A13"))
    assert table.get("B", on=DAY).status is Status.HEADER
    assert table.is_valid("A11", on=DAY)


@pytest.mark.parametrize(
    "name, code, tidy",
    [
        ("cpt", "120", "00120"),
        ("cpt", "0001f", "0001F"),
        ("cdt", "d0120", "D0120"),
        ("modifiers", "lt", "LT"),
        ("ndc", "1234-5678-90", "01234567890"),
        ("condition", "2", "02"),
        ("condition", "a6", "A6"),
        ("occurrence", "M1", "M1"),
        ("value", "80", "80"),
        ("type_of_bill", "0131", "131"),
        ("icd10cm", "e11.9", "E119"),
        ("point_of_origin", "f", "F"),
        ("a list of ours", " any thing ", "ANYTHING"),
    ],
)
def test_a_code_gets_the_form_that_claims_carry(name: str, code: str, tidy: str) -> None:
    (entry,) = load_code_list_csv(f"Code,Name\n{code},\n".encode(), name=name)

    assert entry == Entry(tidy)


@pytest.mark.parametrize(
    "name, code",
    [
        ("cpt", "J0171"),
        ("cdt", "99213"),
        ("ndc", "1234567890"),
        ("revenue", "45A"),
        ("condition", "123"),
        ("discharge_status", "A1"),
    ],
)
def test_a_code_of_another_form_is_left_out_with_its_line(name: str, code: str) -> None:
    reading = load_code_list_csv(f"Code,Name\n{code},\n".encode(), name=name)

    assert list(reading) == []
    assert [str(finding) for finding in reading.findings] == [
        f"error LOD001 file bytes line 2: row left out: "
        f"the code has not the form of {name.replace('_', ' ')} codes"
    ]


def test_bad_days_are_told_and_the_row_is_kept_unless_it_ends_before_it_begins() -> None:
    file = b"code\tstart\tend\nA1\tsoon\t\nA2\t2020-01-01\t2019-01-01\nA3\t\t2019-01-01\n"
    reading = load_code_list_csv(file, name="condition")

    assert list(reading) == [Entry("A1"), Entry("A3", end=date(2019, 1, 1))]
    assert [finding.params[0] for finding in reading.findings] == [("line", 2), ("line", 3)]


def test_several_stretches_of_days_and_several_lists_make_one_table() -> None:
    first = b"code,start,end\nA1,2000-01-01,2009-12-31\nA1,2015-01-01,\nA2,,\n"
    update = b"code,start,end\nA2,,2020-12-31\nA4,2021-01-01,\n"
    table = CodeTable.of(
        "condition",
        load_code_list_csv(update, name="condition", as_of=date(2021, 1, 1)),
        load_code_list_csv(first, name="condition", as_of=date(2015, 1, 1)),
    )
    days = [date(2009, 12, 31), date(2012, 1, 1), date(2021, 1, 1)]
    reference = ReferenceSet().with_(condition=table)

    assert [table.is_valid("A1", on=day) for day in days] == [True, False, True]
    assert [table.is_valid("A2", on=day) for day in days] == [True, True, False]
    assert reference.editions == (("condition", "2021-01-01"),)


def test_the_lists_of_cms_load_as_a_table_of_any_licensee_would(shared: Path) -> None:
    text = (shared / "codedata/lists/CodeSystem-CLM-REV-CNTR-CD.fsh").read_text("utf-8")
    codes = re.findall(r'^\* #(\d{4}) "', text, re.MULTILINE)
    file = "\n".join(["Revenue Code", *codes]).encode()

    assert [e.code for e in load_code_list_csv(file, name="revenue")] == codes
    assert len(codes) > 500


def test_a_file_without_a_column_of_codes_is_refused() -> None:
    with pytest.raises(WrongFile, match=r"not a list of codes \(revenue\); it looks like text"):
        load_code_list_csv(b"Item,Price\nA,1\n", name="revenue")
    with pytest.raises(WrongFile, match="it looks like an empty file"):
        load_code_list_csv(b"", name="revenue")
