"""Provider taxonomy: header generations, encodings, notes, editions."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import CodeTable, Status, TaxonomyEntry
from billingcore.codes.loaders import load_nucc
from billingcore.errors import WrongFile

OLD = """"Code","Type","Classification","Specialization","Definition","Notes"\r
"Copyright 2009 Somebody","All rights, and a warning"\r
"101Y00000X","A group","A class","","A person\u2019s work.","Sources: invented"\r
"999EG0000X","A group","A class","General","","[7/1/2008: marked inactive, use value 999E00000X]"\r
"""
BEFORE_NAMES = "Code,Grouping,Classification,Specialization,Definition,Notes\r\n"
WITH_NAMES = "Code,Grouping,Classification,Specialization,Definition,Notes,Display Name\r\n"
WITH_DAYS = (
    '"Code","Grouping","Classification","Specialization","Definition","Effective Date",'
    '"Deactivation Date","Last Modified Date","Notes","Display Name","Section"\r\n'
)


def test_an_old_edition_has_a_notice_below_its_header_and_signs_of_windows() -> None:
    reading = load_nucc(OLD.encode("cp1252"), version="9.0", keep_descriptions=True)

    assert list(reading) == [
        TaxonomyEntry(
            "101Y00000X",
            title="A group, A class",
            grouping="A group",
            classification="A class",
            definition="A person\u2019s work.",
            notes="Sources: invented",
        ),
        TaxonomyEntry(
            "999EG0000X",
            end=date(2008, 9, 30),
            title="A group, A class, General",
            grouping="A group",
            classification="A class",
            specialization="General",
            notes="[7/1/2008: marked inactive, use value 999E00000X]",
            use_instead="999E00000X",
        ),
    ]
    assert reading.findings == ()


def test_wording_is_dropped_unless_asked_for() -> None:
    assert list(load_nucc(OLD.encode(), version="9.0")) == [
        TaxonomyEntry("101Y00000X"),
        TaxonomyEntry("999EG0000X", end=date(2008, 9, 30), use_instead="999E00000X"),
    ]


@pytest.mark.parametrize(
    "header, row, entry",
    [
        (BEFORE_NAMES, "101Y00000X,g,c,,,", TaxonomyEntry("101Y00000X", title="g, c")),
        (WITH_NAMES, "101Y00000X,g,c,,,,A name", TaxonomyEntry("101Y00000X", title="A name")),
        (
            WITH_DAYS,
            "101Y00000X,g,c,,,4/1/2002,3/31/2007,7/1/2005,,A name,Individual",
            TaxonomyEntry(
                "101Y00000X",
                date(2002, 4, 1),
                date(2007, 3, 31),
                title="A name",
                modified=date(2005, 7, 1),
                section="Individual",
            ),
        ),
    ],
)
def test_each_generation_of_headers_is_read(header: str, row: str, entry: TaxonomyEntry) -> None:
    (got,) = load_nucc((header + row).encode(), version="20.0", keep_descriptions=True)

    assert (got.grouping, got.classification) == ("g", "c")
    assert (got.code, got.start, got.end, got.title) == (
        entry.code,
        entry.start,
        entry.end,
        entry.title,
    )
    assert (got.modified, got.section) == (entry.modified, entry.section)


@pytest.mark.parametrize(
    "note, start, end",
    [
        ("[7/1/2003: new]", date(2003, 10, 1), None),
        ("[1/1/2019: new, 1/1/2021: modified definition]", date(2019, 4, 1), None),
        ("[1/1/2019: new. 1/1/2021: modified]", date(2019, 4, 1), None),
        ("[7/1/2022: new 7/1/24: modified]", date(2022, 10, 1), None),
        ("[10/1/2007: new]", date(2007, 10, 1), None),
        ("[10/1/2023: New]", date(2023, 10, 1), None),
        ("[1/1/2007: new definition]", None, None),
        ("[7/1/2009: modified] [1/1/2023: marked inactive]", None, date(2023, 3, 31)),
        ("[1/1/2010: new] [7/1/2015: marked inactive]", date(2010, 4, 1), date(2015, 9, 30)),
        ("[29 C.F.R. 1910(1)]", None, None),
    ],
)
def test_notes_say_from_when_and_until_when(
    note: str, start: date | None, end: date | None
) -> None:
    (entry,) = load_nucc(f"{BEFORE_NAMES}101Y00000X,g,c,,,{_cell(note)}".encode(), version="20.0")

    assert (entry.start, entry.end) == (start, end)


def _cell(text: str) -> str:
    return f'"{text}"'


@pytest.mark.parametrize(
    "version, count, dated, ended",
    [("9.0", 809, 138, 8), ("15.0", 834, 155, 10), ("22.1", 868, 868, 10), ("25.0", 879, 196, 23)],
)
def test_the_editions_at_hand_have_their_codes(
    shared: Path, version: str, count: int, dated: int, ended: int
) -> None:
    path = shared / f"codedata/nucc/nucc_taxonomy_{version.replace('.', '')}.csv"
    reading = load_nucc(path, keep_descriptions=True)
    entries = list(reading)

    assert (reading.edition.name, len(entries), reading.findings) == (version, count, ())
    assert sum(1 for entry in entries if entry.start) == dated
    assert sum(1 for entry in entries if entry.end) == ended
    assert all(entry.title and entry.classification for entry in entries)
    assert not any("\ufffd" in (entry.definition or "") for entry in entries)


def test_notes_agree_with_the_columns_of_the_edition_that_has_both(shared: Path) -> None:
    text = (shared / "codedata/nucc/nucc_taxonomy_221.csv").read_text("utf-8")
    with_days = {entry.code: entry for entry in load_nucc(text.encode(), version="22.1")}
    blind = text.replace('"Effective Date","Deactivation Date"', '"One Date","Other Date"')
    from_notes = list(load_nucc(blind.encode(), version="22.1"))
    differ = {e.code for e in from_notes if e.start and e.start != with_days[e.code].start}

    assert sum(1 for entry in from_notes if entry.start) == 194
    # Of these the notes say that they were new years after the columns do.
    assert differ == {"111NP0017X", "225XP0200X"}
    assert [e.end for e in from_notes] == [with_days[e.code].end for e in from_notes]


def test_several_editions_make_one_table(shared: Path) -> None:
    paths = [shared / f"codedata/nucc/nucc_taxonomy_{name}.csv" for name in (250, 90, 221, 150)]
    table = CodeTable.of("taxonomy", *map(load_nucc, paths))
    renamed = table.history("246ZS0400X") + table.history("246ZS0410X")

    assert (len(table), table.edition.name, len(table.edition.files)) == (880, "25.0", 4)
    # It is in 9.0 and in no later edition; the other took its place.
    assert [(entry.start, entry.end) for entry in renamed] == [
        (None, date(2009, 9, 30)),
        (date(2002, 4, 1), None),
    ]
    assert table.get("207Q00000X", on=date(2025, 9, 30)).status is Status.VALID
    assert table.get("207Q99999X", on=date(2025, 9, 30)).status is Status.UNKNOWN
    assert table.get("207Q99999X", on=date(2025, 10, 1)).status is Status.OUTSIDE


def test_an_archive_and_a_stream_are_read_as_a_file_is(tmp_path: Path) -> None:
    archive = tmp_path / "nucc.zip"
    with zipfile.ZipFile(archive, "w") as whole:
        whole.writestr("nucc_taxonomy_90.csv", OLD)
    reading = load_nucc(archive)

    assert list(reading) == list(load_nucc(io.BytesIO(OLD.encode()), version="9.0"))
    assert reading.edition.name == "9.0"


def test_a_bad_row_is_told_and_the_rest_is_read() -> None:
    rows = "101Y,g,c,,,\r\n101Y00000X,g,c,,,\r\n101YA0400X,g"
    reading = load_nucc((BEFORE_NAMES + rows).encode(), version="20.1")

    assert [entry.code for entry in reading] == ["101Y00000X", "101YA0400X"]
    assert [str(finding) for finding in reading.findings] == [
        "error LOD001 file bytes line 2: row left out: the code is not a taxonomy code"
    ]


def test_other_files_and_files_without_a_version_are_refused() -> None:
    with pytest.raises(WrongFile, match=r"it is not a provider taxonomy .*; it looks like text"):
        load_nucc(b"Code,Name\n1,2\n", version="25.0")
    with pytest.raises(ValueError, match="pass version="):
        load_nucc(BEFORE_NAMES.encode())
    with pytest.raises(ValueError, match="pass version="):
        load_nucc(BEFORE_NAMES.encode(), version="250")
