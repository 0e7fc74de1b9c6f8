"""The lists of the Medicare Code Editor, from the text of its definitions."""

import io
import lzma
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import CodeEdit, MedicareCodeEdits
from billingcore.codes.loaders import load_mce_definitions
from billingcore.errors import WrongFile
from tests.codes.official_lists import mce_definitions

COUNTS = {
    ("newborn", "icd10cm"): 41,
    ("pediatric", "icd10cm"): 114,
    ("maternity", "icd10cm"): 2_372,
    ("adult", "icd10cm"): 771,
    ("female", "icd10cm"): 3_135,
    ("female", "icd10pcs"): 2_294,
    ("male", "icd10cm"): 529,
    ("male", "icd10pcs"): 1_916,
    ("manifestation", "icd10cm"): 395,
    ("questionable admission", "icd10cm"): 27,
    ("unacceptable principal", "icd10cm"): 2_406,
    ("non-covered", "icd10pcs"): 99,
    ("limited coverage", "icd10pcs"): 50,
    ("wrong procedure", "icd10cm"): 3,
    ("length of stay", "icd10pcs"): 1,
}
TEXT = b"""Definitions of Medicare Code Edits v43.1
4. Age conflict\t8
A. Perinatal/Newborn diagnoses\t8
9. Unacceptable principal diagnosis\t90
Chapter 2: Code list changes\t300
1. Invalid diagnosis or procedure code
4. Age conflict
* Perinatal/Newborn. Age 0 years only.
A. Perinatal/Newborn diagnoses
A33\tTetanus neonatorum
9. Unacceptable principal diagnosis
Of these one is considered "acceptable" when a secondary diagnosis is also coded:
Z51.89\tOther aftercare
The following are not acceptable at all.
A4901\tAn infection
B9561\tA cause
11. Non-covered procedure
A. The procedures here are not covered
0C0TX7Z\tOne
B. Procedures not covered except with one of these diagnoses
GZGZZZZ\tAnother
XW03351\tA new one
E1010\tWith ketoacidosis
12. Edit discontinued
Words.
"""


def load(text: bytes, version: str | None = None) -> list[CodeEdit]:
    return list(load_mce_definitions(text, version=version))


def test_the_lists_of_version_37_have_their_codes(shared: Path) -> None:
    path = shared / "codedata/mce/MCE_Simple_Code_Edits_v37.txt.xz"
    text = mce_definitions(lzma.decompress(path.read_bytes()).decode("latin-1"), "37.0")
    table = MedicareCodeEdits.of("medicare_code_edits", load_mce_definitions(text))

    assert Counter((row.edit, row.system) for row in table) == COUNTS
    assert len(table) == 14_153
    assert (table.edition.name, table.edition.first) == ("37.0", date(2019, 10, 1))
    assert table.findings == ()
    assert {(row.edit, row.youngest, row.oldest) for row in table if row.section[0] == "4"} == {
        ("newborn", 0, 0),
        ("pediatric", 0, 17),
        ("maternity", 9, 64),
        ("adult", 15, 124),
    }


def test_a_row_knows_its_list_its_system_and_its_ages() -> None:
    rows = [(row.code, row.edit, row.section, row.system) for row in load(TEXT)]

    assert rows == [
        ("A33", "newborn", "4A", "icd10cm"),
        ("Z5189", "requires secondary", "9", "icd10cm"),
        ("A4901", "unacceptable principal", "9", "icd10cm"),
        ("B9561", "unacceptable principal", "9", "icd10cm"),
        ("0C0TX7Z", "non-covered", "11A", "icd10pcs"),
        ("GZGZZZZ", "non-covered", "11B", "icd10pcs"),
        ("XW03351", "non-covered", "11B", "icd10pcs"),
        ("E1010", "non-covered", "11B", "icd10cm"),
    ]
    assert load(TEXT)[0] == CodeEdit(
        "A33",
        "newborn",
        "4A",
        youngest=0,
        oldest=0,
        heading="Age conflict: Perinatal/Newborn diagnoses",
    )


def test_a_procedure_may_be_questioned_beyond_an_age() -> None:
    text = b"""Definitions of Medicare Code Edits v37
11. Non-covered procedure
F. Beneficiary over age 60
0TY00Z0\tOne
"""

    assert [(row.youngest, row.oldest) for row in load(text)] == [(61, None)]


def test_the_chapter_of_changes_and_repeated_codes_are_left_alone() -> None:
    more = (
        b"A33\tagain\nChapter 2: Code list changes\n4. Age conflict\nA. Adult diagnoses\nA00\tx\n"
    )
    once = TEXT.replace(b"A33\tTetanus neonatorum\n", b"A33\tTetanus neonatorum\nA33\tagain\n")

    assert load(once) == load(TEXT)
    assert load(TEXT + more)[:-1] == load(TEXT)


def test_an_edit_of_no_known_title_has_its_title() -> None:
    text = b"Definitions of Medicare Code Edits v45\n21. A new kind of edit\nA33\tTetanus\n"

    assert [(row.edit, row.section) for row in load(text)] == [("a new kind of edit", "21")]


@pytest.mark.parametrize(
    "version, first, last",
    [
        ("37", date(2019, 10, 1), date(2020, 9, 30)),
        ("41.1", date(2024, 4, 1), date(2024, 9, 30)),
        ("43.0", date(2025, 10, 1), date(2026, 9, 30)),
    ],
)
def test_a_version_is_for_a_fiscal_year_or_the_rest_of_it(
    version: str, first: date, last: date
) -> None:
    edition = load_mce_definitions(TEXT, version=version).edition

    assert (edition.first, edition.last) == (first, last)


@pytest.mark.parametrize(
    "name", ["Definitions of Medicare Code Edits_v_41_1.txt", "definition-mce-v41.1.txt"]
)
def test_the_name_of_the_file_may_tell_the_version(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.replace(b" v43.1", b""))

    assert load_mce_definitions(path).edition.name == "41.1"


def test_several_versions_make_one_table() -> None:
    april = TEXT.replace(b"B9561\tA cause\n", b"")
    october = TEXT.replace(b"v43.1", b"v43.0")
    table = MedicareCodeEdits.of(
        "medicare_code_edits", load_mce_definitions(april), load_mce_definitions(october)
    )
    days = [date(2025, 9, 30), date(2025, 10, 1), date(2026, 3, 31), date(2026, 4, 1)]

    assert [len(table.of_code("B95.61", on=day)) for day in days] == [0, 1, 1, 0]
    assert table.codes("unacceptable principal", on=date(2026, 4, 1)) == {"A4901"}


def test_an_archive_and_a_stream_are_read_as_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "definition-mce.zip"
    with zipfile.ZipFile(path, "w") as whole:
        whole.writestr("Definitions of Medicare Code Edits_v_43_1.pdf", b"%PDF-1.7")
        whole.writestr("Definitions of Medicare Code Edits_v_43_1.txt", TEXT)

    assert list(load_mce_definitions(path)) == load(TEXT)
    assert list(load_mce_definitions(io.BytesIO(TEXT))) == load(TEXT)


def test_a_bad_row_is_told_and_a_file_that_is_cut_off_gives_what_it_has() -> None:
    bad = TEXT.replace(b"B9561\tA cause", b"99213\tA visit")
    reading = load_mce_definitions(b"A000\tToo early\n" + bad)

    assert [row.code for row in reading][:3] == ["A33", "Z5189", "A4901"]
    assert [str(finding) for finding in reading.findings] == [
        "error LOD001 file bytes line 1: row left out: the code stands below no heading",
        "error LOD001 file bytes line 17: row left out: "
        "the code is neither a diagnosis nor a procedure",
    ]
    assert [row.code for row in load(TEXT[: TEXT.index(b"B9561")])] == ["A33", "Z5189", "A4901"]


def test_a_text_without_lists_says_so() -> None:
    reading = load_mce_definitions(TEXT[: TEXT.index(b"A33")])

    assert list(reading) == []
    assert [str(finding) for finding in reading.findings] == [
        "error LOD003 file bytes: no list of codes was found"
    ]


def test_other_files_and_files_without_a_version_are_refused() -> None:
    with pytest.raises(WrongFile, match="it is not definitions of Medicare code edits"):
        load_mce_definitions(b"MCE_Version\tICD_Version\n37\t10\n")
    with pytest.raises(ValueError, match="pass version="):
        load_mce_definitions(TEXT.replace(b" v43.1", b""))
