"""Loading procedure-to-procedure edits, from every form in which they come."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import Edition, PairRow, PairTable, SourceFile
from billingcore.codes.loaders import Source, load_mue, load_ncci_ptp
from billingcore.errors import LoadError, WrongFile
from tests.codes.official_ncci import PTP_HEADER, ptp_text
from tests.codes.workbooks import workbook

JULY = date(2026, 7, 1)
REASON = "Misuse of Column Two code with Column One code"
LINES = (
    f"11042|97597||20110101|*|1|{REASON}",
    f"97140|97530|*|19960101|20191231|0|{REASON}",
    "0001A|90473||20220101|20220101|9|Mutually exclusive procedures",
)
ROWS = [
    PairRow("11042", "97597", date(2011, 1, 1), indicator="1", rationale=REASON),
    PairRow(
        "97140",
        "97530",
        date(1996, 1, 1),
        date(2019, 12, 31),
        indicator="0",
        rationale=REASON,
        before_1996=True,
    ),
    PairRow(
        "0001A",
        "90473",
        date(2022, 1, 1),
        date(2022, 1, 1),
        indicator="9",
        rationale="Mutually exclusive procedures",
    ),
]
TEXT = ptp_text(*LINES)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def test_the_official_excerpt_loads(shared: Path) -> None:
    path = shared / "codedata/ncci/ccipra-v322r0-f1.excerpt.txt"
    reading = load_ncci_ptp(path)
    rows = list(reading)

    assert [(row.column1, row.column2) for row in rows[:2]] == [
        ("0001A", "0591T"),
        ("0001A", "36591"),
    ]
    assert rows[-1] == PairRow(
        "0001U",
        "80503",
        date(2022, 1, 1),
        indicator="1",
        rationale="Misuse of Column Two code with Column One code",
    )
    assert (len(rows), sum(row.never_in_force for row in rows)) == (12, 3)
    assert reading.findings == ()
    assert (reading.edition.name, reading.edition.last) == ("2026Q3", date(2026, 9, 30))
    assert reading.edition.files[0].sha256 is not None


def test_the_header_is_spread_over_four_rows() -> None:
    reading = load_ncci_ptp(TEXT, effective=JULY)

    assert list(reading) == ROWS
    assert reading.findings == ()


def test_it_may_be_gone_through_again() -> None:
    reading = load_ncci_ptp(TEXT, effective=JULY)

    assert list(reading) == list(reading)


@pytest.mark.parametrize(
    "header",
    [
        "Column 1|Column 2|*=in existence prior to 1996|Effective Date|Deletion Date *=no data"
        "|Modifier 0=not allowed 1=allowed 9=not applicable|PTP Edit Rationale",
        "Column One|Column Two|*=in existence prior to 1996|Effective|Deletion|Modifier Indicator"
        "|Rationale",
    ],
)
def test_the_header_may_stand_in_one_row(header: str) -> None:
    assert list(load_ncci_ptp(ptp_text(*LINES, header=[header.split("|")]), effective=JULY)) == ROWS


def test_columns_may_change_their_places() -> None:
    order = (5, 0, 1, 6, 4, 3, 2)

    def moved(row: str) -> str:
        return "|".join(row.split("|")[i] for i in order)

    file = ptp_text(*map(moved, LINES), header=[[row[i] for i in order] for row in PTP_HEADER])
    assert list(load_ncci_ptp(file, effective=JULY)) == ROWS


def test_a_column_nobody_reads_is_reported() -> None:
    header = [[*row, "Remark" if row[0] else ""] for row in PTP_HEADER]
    reading = load_ncci_ptp(ptp_text(*(f"{row}|x" for row in LINES), header=header), effective=JULY)

    assert list(reading) == ROWS
    assert [finding.message for finding in reading.findings] == ["columns not read: remark"]


def test_commas_and_workbooks_say_the_same() -> None:
    lines = [line.split("|") for line in LINES]
    comma = "\n".join(",".join(row) for row in (*PTP_HEADER, *lines)).encode()
    typed: list[list[str | int]] = [[*row[:3], int(row[3]), *row[4:]] for row in lines]
    sheet = workbook([["A notice"], *PTP_HEADER, *typed])

    assert list(load_ncci_ptp(comma, effective=JULY)) == ROWS
    assert list(load_ncci_ptp(sheet, effective=JULY)) == ROWS


def test_a_path_and_a_stream_are_read_like_bytes(tmp_path: Path) -> None:
    path = tmp_path / "ccipra-v322r0-f1.txt"
    path.write_bytes(TEXT)

    assert list(load_ncci_ptp(path)) == ROWS
    with path.open("rb") as stream:
        assert list(load_ncci_ptp(stream)) == ROWS


def test_of_an_archive_with_text_and_workbook_the_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.zip"
    sheet = workbook([*PTP_HEADER])
    members = {"ccipra-v322r0-f1.TXT": TEXT, "ccipra-v322r0-f1.xlsx": sheet}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    reading = load_ncci_ptp(path)

    assert list(reading) == ROWS
    assert [file.member for file in reading.edition.files] == ["ccipra-v322r0-f1.TXT"]


def test_the_parts_of_a_table_load_together(tmp_path: Path) -> None:
    paths = [tmp_path / f"ccipra-v322r0-f{n}.txt" for n in (1, 2, 3)]
    for path, line in zip(paths, LINES, strict=True):
        path.write_bytes(ptp_text(line))
    reading = load_ncci_ptp(*paths)

    assert list(reading) == ROWS
    assert [file.name for file in reading.edition.files] == [path.name for path in paths]
    table = PairTable.of("ncci_ptp_practitioner", *map(load_ncci_ptp, paths))
    assert set(table) == set(ROWS)
    assert [file.name for file in table.edition.files] == [path.name for path in paths]


def test_a_part_that_is_missing_between_others_is_reported(tmp_path: Path) -> None:
    paths = [tmp_path / f"ccipra-v322r0-f{n}.txt" for n in (1, 2, 4)]
    for path, line in zip(paths, LINES, strict=True):
        path.write_bytes(ptp_text(line))
    reading = load_ncci_ptp(*paths)

    assert list(reading) == ROWS
    assert [str(finding) for finding in reading.findings] == [
        "warning LOD003 file ccipra-v322r0-f1.txt: part f3 of the table was not given"
    ]


@pytest.mark.parametrize(
    "name, edition",
    [
        ("ccipra-v322r0-f1.txt", "2026Q3"),
        ("ccioph-v313r0-f4.TXT", "2025Q4"),
        ("ccipra-v220r0-f1.txt", "2016Q1"),
        ("medicaid-ncci-q1-2026-ptp-edits-practitioner-services.zip", "2026Q1"),
        ("medicaid-ncci-2026-q3-ptp-edits-durable-medical-equipment.zip", "2026Q3"),
        ("medicare-ncci-2026q2-hospital-ptp-edits.zip", "2026Q2"),
    ],
)
def test_the_name_says_which_quarter(name: str, edition: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(zipped(edits_txt=TEXT) if path.suffix == ".zip" else TEXT)
    found = load_ncci_ptp(path).edition

    assert (found.name, found.first) == (edition, None)


def test_without_a_quarter_it_asks_for_one() -> None:
    with pytest.raises(ValueError, match=r"bytes does not say .* pass effective="):
        load_ncci_ptp(TEXT)
    with pytest.raises(ValueError, match="there is nothing to load"):
        load_ncci_ptp()


@pytest.mark.parametrize(
    "one, other, why",
    [
        ("ccipra-v322r0-f1.txt", "ccipra-v321r0-f2.txt", "several quarters"),
        ("ccipra-v322r0-f1.txt", "ccioph-v322r0-f2.txt", "several settings"),
        (
            "ccipra-v322r0-f1.txt",
            "medicaid-ncci-2026-q3-ptp-edits-practitioner-services.txt",
            "several settings or programs",
        ),
    ],
)
def test_files_of_several_tables_are_not_mixed(
    one: str, other: str, why: str, tmp_path: Path
) -> None:
    paths = [tmp_path / one, tmp_path / other]
    for path in paths:
        path.write_bytes(TEXT)

    with pytest.raises(ValueError, match=why):
        load_ncci_ptp(*paths)


def test_what_cannot_be_read_is_left_out_and_the_rest_loads() -> None:
    reading = load_ncci_ptp(
        ptp_text(
            LINES[0],
            f"1104|97597||20110101|*|1|{REASON}",
            f"11042|none||20110101|*|1|{REASON}",
            f"11042|97598||2011013|*|1|{REASON}",
            f"11042|97598|||*|1|{REASON}",
            f"11042|97598||20110101|soon|1|{REASON}",
            f"11042|97598||20110101|*||{REASON}",
            "|||||0=no, again|",
            LINES[1],
            "",
            "97140|97530||2011",
            LINES[2],
        ),
        effective=JULY,
    )

    assert list(reading) == ROWS
    assert [(f.rule, f.places[0].label, f.message) for f in reading.findings] == [
        ("LOD001", f"bytes line {line}", f"row left out: {why}")
        for line, why in [
            (8, "column 1 is not a procedure code"),
            (9, "column 2 is not a procedure code"),
            (10, "the effective date is not a date"),
            (11, "the effective date is not a date"),
            (12, "the deletion date is not a date"),
            (13, "there is no modifier indicator"),
            (14, "column 1 is not a procedure code"),
            (17, "there is no modifier indicator"),
        ]
    ]


def test_nothing_as_deletion_date_means_that_the_edit_stands() -> None:
    rows = list(load_ncci_ptp(ptp_text("11042|97597||20110101||1"), effective=JULY))

    assert rows == [PairRow("11042", "97597", date(2011, 1, 1), indicator="1")]


def test_blanks_around_cells_do_not_matter_and_other_indicators_stay() -> None:
    rows = list(load_ncci_ptp(ptp_text(" 11042 |97597 || 20110101| * | X | "), effective=JULY))

    assert rows == [PairRow("11042", "97597", date(2011, 1, 1), indicator="X")]


def test_a_file_that_is_cut_off_gives_what_it_has() -> None:
    reading = load_ncci_ptp(TEXT[: TEXT.index(b"0001A") + 9], effective=JULY)

    assert list(reading) == ROWS[:2]
    assert len(reading.findings) == 1


def test_bytes_that_are_no_text_spoil_one_row() -> None:
    reading = load_ncci_ptp(TEXT.replace(b"97597", b"97\xff\x815"), effective=JULY)

    assert list(reading) == ROWS[1:]
    assert len(reading.findings) == 1


@pytest.mark.parametrize(
    "source, looks",
    [
        (b"", "an empty file"),
        (b"%PDF-1.7", "a PDF"),
        (b"HCPCS/CPT Code,Practitioner Services MUE Values\n97110,6\n", "MUE"),
        (
            b'Column 1\tColumn 2\t"Modifier\nIndicator\n0=not allowed"\n11042\t97597\t1\n',
            "a list of what changes in one quarter",
        ),
        (workbook([["nothing"], ["of", "note"]]), "a workbook"),
    ],
)
def test_another_file_is_told_what_it_looks_like(source: Source, looks: str) -> None:
    with pytest.raises(WrongFile, match=f"not a procedure-to-procedure edit .*{looks}"):
        load_ncci_ptp(source, effective=JULY)


def test_pairs_are_not_loaded_as_something_else() -> None:
    with pytest.raises(LoadError, match=r"looks like a procedure-to-procedure edit \(NCCI PTP\)"):
        load_mue(TEXT, effective=JULY)


def test_the_newest_quarter_makes_the_table(tmp_path: Path) -> None:
    paths = [tmp_path / f"ccipra-v32{n}r0-f1.txt" for n in (2, 1)]
    for path, line in zip(paths, LINES, strict=False):
        path.write_bytes(ptp_text(line))
    table = PairTable.of("ncci_ptp_practitioner", *map(load_ncci_ptp, paths))

    assert list(table) == ROWS[:1]
    assert [str(finding) for finding in table.findings] == [
        "info LOD003 file ncci_ptp_practitioner: the release 2026Q2 was not read: 2026Q3 holds "
        "all its edits"
    ]
    with pytest.raises(ValueError, match="needs a file at least"):
        PairTable.of("ncci_ptp_practitioner")


def test_a_table_tells_what_it_was_made_of() -> None:
    table = PairTable.of("pairs", load_ncci_ptp(ptp_text("none|||||", LINES[0]), effective=JULY))
    digest = table.edition.files[0].sha256

    last = date(2026, 9, 30)
    files = [SourceFile("bytes", digest)]
    assert table.edition == Edition("2026Q3", None, last, files, as_of=last)
    assert [finding.rule for finding in table.findings] == ["LOD001"]
