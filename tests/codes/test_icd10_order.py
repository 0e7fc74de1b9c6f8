import hashlib
import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import CodeTable, Edition, Icd10Entry, SourceFile, Status
from billingcore.codes.loaders import (
    load_icd10_codes_txt,
    load_icd10cm_order,
    load_icd10pcs_order,
)
from billingcore.errors import WrongFile
from tests.codes.official_icd10 import order_2021, order_line, pcs_order_2024

FY2021 = date(2020, 10, 1)
CM = "".join(
    (
        order_line(1, "B88", 0, "Other infestations", "Other infestations"),
        order_line(2, "B880", 1, "Oth acariasis", "Other acariasis"),
        order_line(3, "S42001A", 1, "Fx clavicle", "Fracture of clavicle, initial encounter"),
    )
)
PCS = order_line(1, "001", 0, "Bypass", "Bypass") + order_line(2, "0016070", 1, "By", "Bypass it")
LISTED = "A000    Cholera, of one kind\r\nA001    Cholera, of another\r\n"
ADDENDA = "Add:         1 E11A    Diabetes    Diabetes in remission\r\n"


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return out.getvalue()


def test_each_line_is_a_code_or_a_header_with_two_titles() -> None:
    reading = load_icd10cm_order(CM.encode(), effective=FY2021)

    assert list(reading) == [
        Icd10Entry(
            "B88", header=True, title="Other infestations", short_title="Other infestations"
        ),
        Icd10Entry("B880", title="Other acariasis", short_title="Oth acariasis"),
        Icd10Entry(
            "S42001A",
            title="Fracture of clavicle, initial encounter",
            short_title="Fx clavicle",
        ),
    ]
    assert reading.findings == ()
    assert list(reading) == list(reading)


def test_pcs_has_headers_of_three_characters() -> None:
    rows = list(load_icd10pcs_order(PCS.encode(), effective=FY2021))

    assert [(row.code, row.header) for row in rows] == [("001", True), ("0016070", False)]


def test_a_list_of_codes_has_no_headers_and_long_titles() -> None:
    rows = list(load_icd10_codes_txt(LISTED.encode(), effective=FY2021))

    assert rows == [
        Icd10Entry("A000", title="Cholera, of one kind"),
        Icd10Entry("A001", title="Cholera, of another"),
    ]


def test_a_path_a_zip_bytes_and_a_stream_give_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "icd10cm_order_2021.txt"
    path.write_bytes(CM.encode())
    archive = tmp_path / "2021-code-descriptions.zip"
    archive.write_bytes(zipped(icd10cm_codes_2021=LISTED, icd10cm_order_2021=CM, addenda=ADDENDA))
    rows = list(load_icd10cm_order(CM.encode(), effective=FY2021))

    assert list(load_icd10cm_order(path)) == rows
    assert list(load_icd10cm_order(archive)) == rows
    assert list(load_icd10cm_order(io.BytesIO(CM.encode()), effective=FY2021)) == rows
    assert len(list(load_icd10_codes_txt(archive))) == 2


@pytest.mark.parametrize(
    "name, edition, first, last",
    [
        ("icd10cm_order_2024", "FY2024", date(2023, 10, 1), date(2024, 9, 30)),
        ("icd10cm-order-2026", "FY2026", date(2025, 10, 1), date(2026, 9, 30)),
        ("icd10cm-order-Jan-2021", "FY2021 January", date(2021, 1, 1), date(2021, 9, 30)),
        ("icd10cm-order-2025-April", "FY2025 April", date(2025, 4, 1), date(2025, 9, 30)),
        ("icd10cm-order-April-1-2026", "FY2026 April", date(2026, 4, 1), date(2026, 9, 30)),
        ("icd10pcs_order_2024", "FY2024", date(2023, 10, 1), date(2024, 9, 30)),
    ],
)
def test_the_name_tells_the_days_of_a_release(
    tmp_path: Path, name: str, edition: str, first: date, last: date
) -> None:
    path = tmp_path / f"{name}.txt"
    pcs = "pcs" in name
    path.write_text(PCS if pcs else CM)
    reading = (load_icd10pcs_order if pcs else load_icd10cm_order)(path)

    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()

    assert reading.edition == Edition(edition, first, last, [SourceFile(path.name, sha256)])


def test_the_caller_may_name_the_days() -> None:
    reading = load_icd10cm_order(CM.encode(), effective=date(2025, 4, 1), through=date(2026, 3, 31))

    assert (reading.edition.name, reading.edition.last) == ("FY2025 April", date(2026, 3, 31))


def test_without_a_day_the_caller_is_told_what_to_pass() -> None:
    with pytest.raises(ValueError, match="pass effective=, the first day"):
        load_icd10cm_order(CM.encode())


def test_a_line_that_is_not_in_the_columns_is_left_out_with_its_number() -> None:
    lines = CM.splitlines(keepends=True)
    bad = (
        lines[0],
        lines[1].replace("B880 ", "8B80 "),
        order_line(3, "B881", 7, "Mites", "Mites"),
        "00004 B882    1 Mites\r\n",
        order_line(5, "B883", 1, "Mites", "Mites").replace(" Mites\r", "xMites\r"),
        "\r\n",
        order_line(6, "B888", 1, "Mites", "Mites"),
    )
    reading = load_icd10cm_order("".join((*bad, *lines * 3)).encode(), effective=FY2021)
    rows = list(reading)

    assert [row.code for row in rows[:2]] == ["B88", "B888"]
    assert [str(finding) for finding in reading.findings][:4] == [
        "error LOD001 file bytes line 2: row left out: columns 7 to 15 hold no code and whether"
        " it is a header",
        "error LOD001 file bytes line 3: row left out: columns 7 to 15 hold no code and whether"
        " it is a header",
        "error LOD001 file bytes line 4: row left out: the line breaks off",
        "error LOD001 file bytes line 5: row left out: the titles do not begin in columns 17"
        " and 78",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_title_is_read_in_whatever_encoding_the_file_has(encoding: str) -> None:
    text = CM + order_line(4, "L400", 1, "Ménière", "Ménière disease")
    reading = load_icd10cm_order(text.encode(encoding), effective=FY2021)

    assert [row.title for row in reading][-1] == "Ménière disease"
    assert reading.findings == ()


def test_rows_that_are_missing_are_noticed_by_their_numbers() -> None:
    first, _, last = CM.splitlines(keepends=True)
    reading = load_icd10cm_order((first + last).encode(), effective=FY2021)

    assert len(list(reading)) == 2
    assert [str(finding) for finding in reading.findings] == [
        "warning LOD003 file bytes: rows may be missing before line 2: it has number 3"
    ]


def test_a_file_that_breaks_off_says_so() -> None:
    reading = load_icd10cm_order(CM[:-8].encode(), effective=FY2021)

    assert [row.title for row in reading][-1] == "Fracture of clavicle, initial enc"
    assert [str(finding) for finding in reading.findings] == [
        "warning LOD003 file bytes: the last line has no end: the file may break off there"
    ]


def test_a_file_of_another_kind_is_refused_with_what_it_looks_like() -> None:
    with pytest.raises(WrongFile, match="it looks like an ICD-10-PCS order file"):
        load_icd10cm_order(PCS.encode(), effective=FY2021)
    with pytest.raises(WrongFile, match="it looks like a list of ICD-10 codes"):
        load_icd10cm_order(LISTED.encode(), effective=FY2021)
    with pytest.raises(WrongFile, match="it looks like an ICD-10-CM order file"):
        load_icd10pcs_order(CM.encode(), effective=FY2021)
    with pytest.raises(WrongFile, match="it looks like an ICD-10-CM order file"):
        load_icd10_codes_txt(CM.encode(), effective=FY2021)
    with pytest.raises(WrongFile, match="it looks like ICD-10 addenda, which no loader reads"):
        load_icd10cm_order((ADDENDA * 3).encode(), effective=FY2021)


def test_an_archive_of_two_releases_is_refused() -> None:
    archive = zipped(icd10cm_order_2024=CM, icd10cm_order_2025=CM)

    with pytest.raises(WrongFile, match="holds more than one release: icd10cm_order_2024"):
        load_icd10cm_order(archive)


def test_releases_merge_into_the_days_of_each_code() -> None:
    later = CM.replace("B880    1", "B880    0") + order_line(4, "B8801", 1, "One", "One kind")
    table = CodeTable.of(
        "icd10cm",
        load_icd10cm_order(later.encode(), effective=date(2025, 10, 1)),
        load_icd10cm_order(CM.encode(), effective=date(2024, 10, 1)),
        hierarchical=True,
    )
    stretches = [(e.start, e.end, e.header) for e in table.history("B880")]

    assert stretches == [
        (date(2024, 10, 1), date(2025, 9, 30), False),
        (date(2025, 10, 1), None, True),
    ]
    assert table.get("B8801", on=date(2025, 9, 30)).begins == date(2025, 10, 1)
    assert table.get("B880", on=date(2026, 10, 1)).status is Status.OUTSIDE
    assert [entry.code for entry in table.search("kind one")] == ["B8801"]


def test_the_official_file_of_2021_loads(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "icd10cm-order-Jan-2021.txt"
    path.write_bytes(order_2021(shared))
    reading = load_icd10cm_order(path)
    rows = list(reading)

    assert Counter(row.header for row in rows) == {False: 72_621, True: 22_737}
    assert reading.findings == ()
    assert (rows[0].code, rows[-1].code, len({row.code for row in rows})) == ("A00", "U071", 95_358)


def test_the_pcs_release_of_2024_loads(shared: Path) -> None:
    reading = load_icd10pcs_order(pcs_order_2024(shared), effective=date(2023, 10, 1))

    assert Counter((row.header, len(row.code)) for row in reading) == {
        (False, 7): 78_603,
        (True, 3): 905,
    }
    assert reading.findings == ()


def test_a_table_of_icd_10_is_hierarchical_unless_told_otherwise() -> None:
    rows = (
        b"00001 E11     0 "
        + b"A".ljust(60)
        + b" A\r\n00002 E119    1 "
        + b"B".ljust(60)
        + b" B\r\n"
    )
    reading = load_icd10cm_order(rows, effective=date(2025, 10, 1))
    tables = [
        CodeTable.of("icd10cm", reading),
        CodeTable.of("icd10pcs", reading),
        CodeTable.of("cpt", reading),
        CodeTable.of("icd10cm", reading, hierarchical=False),
    ]

    assert [table.children("E11", on=date(2026, 3, 2)) for table in tables] == [
        ("E119",),
        ("E119",),
        (),
        (),
    ]
