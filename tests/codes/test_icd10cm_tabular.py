"""The tabular list as it is read: small lists of invented diseases."""

import io
import random
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import (
    Edition,
    Note,
    SeventhCharacter,
    SourceFile,
    TabularEntry,
    TabularKind,
    TabularTable,
)
from billingcore.codes.loaders import Source, load_icd10cm_tabular, load_mue
from billingcore.errors import DamagedFile, LoadError, UnsafeFile, WrongFile

from .tabular_list import HEAD, LIST, TAIL, category, list_of

A = SeventhCharacter("A", "first visit", ("\tof any kind",))
D = SeventhCharacter("D", "later visit")
ON_DEATH = "7th character D does not apply to codes in category S06 with 6th character 7 - a death."
LINES = [
    TabularEntry(
        "S06",
        title="Inside of head",
        header=True,
        parent="S00-S09",
        children=("S060",),
        notes=(
            Note.of("includes", "brain of any size", at="S06"),
            Note.of("excludes1", "head NOS (S09.90)", at="S06"),
            Note.of("sevenChrNote", "The appropriate 7th character is to be added", at="S06"),
            Note.of("notes", ON_DEATH, at="S06"),
        ),
        seventh_characters=(A, D),
        section="S00-S09",
        chapter="19",
    ),
    TabularEntry(
        "S060",
        title="Shake",
        header=True,
        parent="S06",
        children=("S060X",),
        inclusion_terms=("Commotion & tumult", "Tremor"),
        seventh_characters=(A, D),
        section="S00-S09",
        chapter="19",
    ),
    TabularEntry(
        "S060X",
        title="Shake",
        header=True,
        parent="S060",
        children=("S060X1", "S060X7"),
        placeholder=True,
        seventh_characters=(A, D),
        section="S00-S09",
        chapter="19",
    ),
    TabularEntry(
        "S060X1",
        title="Shake, short",
        header=True,
        parent="S060X",
        seventh_characters=(A, D),
        section="S00-S09",
        chapter="19",
    ),
    TabularEntry(
        "S060X7",
        title="Shake with death",
        header=True,
        parent="S060X",
        seventh_characters=(A,),
        section="S00-S09",
        chapter="19",
    ),
    TabularEntry(
        "S00-S09",
        title="Head (S00-S09)",
        header=True,
        kind=TabularKind.SECTION,
        parent="19",
        chapter="19",
        children=("S06",),
    ),
    TabularEntry(
        "T20",
        title="Burn of head",
        parent="T20-T25",
        section="T20-T25",
        chapter="19",
        visual_impairment="<visualImpairment><value>1</value></visualImpairment>",
    ),
    TabularEntry(
        "T20-T25",
        title="Burns outside (T20-T25)",
        header=True,
        kind=TabularKind.SECTION,
        parent="T20-T32",
        section="T20-T32",
        chapter="19",
        children=("T20",),
    ),
    TabularEntry(
        "T20-T32",
        title="Burns (T20-T32)",
        header=True,
        kind=TabularKind.SECTION,
        parent="19",
        chapter="19",
        children=("T20-T25",),
        notes=(Note.of("excludes2", "sunburn (L55.-)", at="T20-T32"),),
    ),
    TabularEntry("T33", title="Frost bite", parent="T33-T33", section="T33-T33", chapter="19"),
    TabularEntry(
        "T33-T33",
        title="Frost (T33)",
        header=True,
        kind=TabularKind.SECTION,
        parent="19",
        chapter="19",
        children=("T33",),
    ),
    TabularEntry(
        "19",
        title="Injuries (S00-T88)",
        header=True,
        kind=TabularKind.CHAPTER,
        children=("S00-S09", "T20-T32", "T33-T33"),
        notes=(
            Note.of("notes", "Use further codes", at="19"),
            Note.of("notes", "or none", at="19"),
        ),
    ),
]


def lines_in(source: Source) -> list[str]:
    return [line.code for line in load_icd10cm_tabular(source)]


def told_of(source: Source) -> list[str]:
    reading = load_icd10cm_tabular(source)
    list(reading)
    return [str(finding) for finding in reading.findings]


def test_everything_under_a_line_is_kept_as_printed() -> None:
    reading = load_icd10cm_tabular(LIST.encode())

    assert list(reading) == LINES
    assert list(reading) == LINES
    assert reading.findings == ()


def test_a_section_stands_within_one_that_has_its_range() -> None:
    table = TabularTable.of("icd10cm_notes", load_icd10cm_tabular(LIST.encode()))

    assert table.ancestors("T20", on=date(2026, 1, 1)) == ("T20-T25", "T20-T32", "19")
    assert table.notes("T20", "excludes2", on=date(2026, 1, 1)) == LINES[8].notes
    assert table.notes("T33", "excludes2", on=date(2026, 1, 1)) == ()


def test_a_path_bytes_a_stream_and_an_archive_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "icd10cm-tabular-April-2026.xml"
    path.write_text(LIST, encoding="utf-8")
    archive = tmp_path / "table-and-index.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("icd10cm-index-April-2026.xml", "<ICD10CM.index></ICD10CM.index>")
        out.writestr("icd10cm-tabular-April-2026.xml", LIST)

    for source in (path, str(path), LIST.encode(), io.BytesIO(LIST.encode()), archive):
        assert list(load_icd10cm_tabular(source)) == LINES
    assert load_icd10cm_tabular(archive).edition.files == (
        SourceFile(
            "table-and-index.zip",
            load_icd10cm_tabular(archive).edition.files[0].sha256,
            "icd10cm-tabular-April-2026.xml",
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_the_one_declared(encoding: str) -> None:
    head = HEAD.replace("utf-8", "utf-8" if encoding == "utf-8-sig" else encoding)
    text = list_of(
        category("E08", "<inclusionTerm><note>Ménière</note></inclusionTerm>"), head=head
    )
    first = next(iter(load_icd10cm_tabular(text.decode().encode(encoding))))

    assert first.inclusion_terms == ("Ménière",)


@pytest.mark.parametrize(
    "name, name_of_edition, first",
    [
        ("icd10cm-tabular-2026.xml", "FY2026", date(2025, 10, 1)),
        ("icd10cm-tabular-April-1-2026.xml", "FY2026 April", date(2026, 4, 1)),
        ("icd10cm-tabular-April-2026.xml", "FY2026 April", date(2026, 4, 1)),
        ("loaded 2024-12-24.xml", "FY2026", date(2025, 10, 1)),
    ],
)
def test_a_release_holds_from_the_day_in_its_name_to_the_end_of_its_year(
    tmp_path: Path, name: str, name_of_edition: str, first: date
) -> None:
    path = tmp_path / name
    path.write_text(LIST, encoding="utf-8")
    edition = load_icd10cm_tabular(path).edition

    assert edition == Edition(name_of_edition, first, date(2026, 9, 30), edition.files)


def test_the_caller_may_say_from_when_it_holds() -> None:
    edition = load_icd10cm_tabular(LIST.encode(), effective=date(2026, 1, 1)).edition

    assert (edition.name, edition.first) == ("FY2026 January", date(2026, 1, 1))


def test_a_day_that_nothing_tells_is_never_guessed() -> None:
    text = LIST.replace("<version>2026</version>", "").encode()

    with pytest.raises(ValueError, match="pass effective="):
        load_icd10cm_tabular(text)
    assert load_icd10cm_tabular(text, effective=date(2025, 10, 1)).edition.name == "FY2026"


def test_releases_make_one_table() -> None:
    old = list_of(
        category("E08", "<excludes1><note>gone (E09)</note></excludes1>"), category("E09")
    )
    new = list_of(category("E08"), category("E10"), head=HEAD.replace("2026", "2027"))
    table = TabularTable.of("icd10cm_notes", load_icd10cm_tabular(new), load_icd10cm_tabular(old))

    before, after = date(2026, 9, 30), date(2026, 10, 1)
    assert [table.excludes1("E08", "E09", on=day) is None for day in (before, after)] == [
        False,
        True,
    ]
    assert [table.children("E08-E13", on=day) for day in (before, after)] == [
        ("E08", "E09"),
        ("E08", "E10"),
    ]
    assert (table.edition.name, table.edition.first) == ("FY2027", date(2025, 10, 1))
    assert table.findings == ()


def test_a_line_that_is_no_code_is_reported_and_the_rest_is_read() -> None:
    text = list_of(
        category("E08", category("E8.1", category("E08.11")) + category("E08.2")),
        "<diag><desc>without a name</desc></diag>\n",
        category("E08"),
        category("E09"),
    )

    assert lines_in(text) == ["E08", "E0811", "E082", "E09", "E08-E13", "4"]
    assert told_of(text) == [
        "error LOD001 file bytes line 6: row left out: the code is not an ICD-10-CM code",
        "error LOD001 file bytes line 10: row left out: the code is not an ICD-10-CM code",
        "error LOD001 file bytes line 11: row left out: E08 stands in the list twice",
    ]


def test_a_code_nested_in_one_that_it_does_not_begin_with_stands_where_it_belongs() -> None:
    text = list_of(category("E08", category("E08.1", category("E08.11") + category("E08.22"))))
    lines = {line.code: line for line in load_icd10cm_tabular(text)}

    assert (lines["E0822"].parent, lines["E081"].children) == ("E08", ("E0811",))
    assert told_of(text) == [
        "warning LOD002 file bytes line 7: parent left out: E0822 does not begin with E081"
    ]


def test_a_section_without_a_range_and_a_chapter_without_a_number_are_reported() -> None:
    text = (
        f"{HEAD}<chapter><section id='E08-E13'>{category('E08')}</section>"
        f"<section id='sweet'>{category('E09')}</section></chapter>{TAIL}"
    ).encode()
    lines = list(load_icd10cm_tabular(text))

    assert [(line.code, line.parent) for line in lines] == [
        ("E08", "E08-E13"),
        ("E08-E13", None),
        ("E09", None),
    ]
    assert told_of(text) == [
        "error LOD001 file bytes line 7: row left out: the section's id is not a range of "
        "categories",
        "error LOD003 file bytes: a chapter without a number is left out",
    ]


def test_sections_may_be_nested_in_the_file_too() -> None:
    inner = f"<section id='E10-E11'><desc>Two</desc>{category('E10')}</section>"
    lines = {line.code: line for line in load_icd10cm_tabular(list_of(inner))}

    assert [(line.code, line.title, line.parent) for line in lines.values()] == [
        ("E10", "Disorder", "E10-E11"),
        ("E10-E11", "Two", "E08-E13"),
        ("E08-E13", "Sweet", "4"),
        ("4", "Four", None),
    ]


def test_what_nobody_reads_is_named_once() -> None:
    text = list_of(category("E08", "<colour>red</colour><colour/>"), category("E09", "<colour/>"))

    assert told_of(text) == ["warning LOD003 file bytes: elements not read: colour"]


def test_a_category_out_of_order_that_we_do_not_know_of_is_reported() -> None:
    text = list_of(*map(category, ("C43", "C4A", "C44", "C4B", "C45")))

    assert told_of(text) == [
        "warning LOD003 file bytes: C45 stands after C4B: a range in a note takes it as standing "
        "in the order of its characters"
    ]


def test_an_exception_that_is_not_understood_is_reported() -> None:
    note = "<notes><note>7th character D does not apply to the dead</note></notes>"

    assert told_of(list_of(category("E08", note))) == [
        "warning LOD002 file bytes line 6: notes left out: a note on seventh characters was not "
        "understood"
    ]


def test_an_exception_holds_wherever_its_note_stands() -> None:
    extensions = f"<extension char='D'>late</extension><note>{ON_DEATH}</note>"
    inside = f"<sevenChrDef>{extensions}</sevenChrDef>{category('S06.007')}{category('S06.001')}"
    lines = {line.code: line for line in load_icd10cm_tabular(list_of(category("S06", inside)))}

    taken = [bool(lines[code].seventh_characters) for code in ("S06007", "S06001")]
    assert taken == [False, True]


DOCTYPE = '<!DOCTYPE ICD10CM.tabular [<!ENTITY a "{}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'


@pytest.mark.parametrize(
    "doctype",
    [
        DOCTYPE.format("ha" * 1000),
        '<!DOCTYPE ICD10CM.tabular [<!ENTITY b SYSTEM "/etc/hostname">]>',
        '<!DOCTYPE ICD10CM.tabular [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
        '<!DOCTYPE ICD10CM.tabular SYSTEM "/etc/hostname">',
        "<!doctype ICD10CM.tabular>",
    ],
)
def test_a_file_that_declares_entities_is_refused(doctype: str) -> None:
    text = list_of(category("E08", "<notes><note>&b;</note></notes>"))
    text = text.replace(b"<!-- a remark -->", doctype.encode())

    for encoded in (text, text.decode().replace("utf-8", "utf-16", 1).encode("utf-16")):
        with pytest.raises(UnsafeFile, match="declares XML entities"):
            load_icd10cm_tabular(encoded)


def test_entities_declared_in_an_encoding_of_their_own_are_refused_too() -> None:
    text = LIST.replace("utf-8", "UTF-7", 1).replace(
        "<!-- a remark -->", "+ADwAIQ-DOCTYPE ICD10CM.tabular [+ADwAIQ-ENTITY b 'ha'>]>"
    )

    with pytest.raises((UnsafeFile, DamagedFile)):
        list(load_icd10cm_tabular(text.encode()))


def test_an_entity_that_nobody_declared_is_damage() -> None:
    text = list_of(category("E08", "<notes><note>&b;</note></notes>"))

    with pytest.raises(DamagedFile, match="not well-formed in line 6"):
        list(load_icd10cm_tabular(text))


@pytest.mark.parametrize("end", [200, 400, 1200, 2000, len(LIST) - 10])
def test_half_a_list_is_none(end: int) -> None:
    reading = load_icd10cm_tabular(LIST[:end].encode())

    with pytest.raises(DamagedFile, match="bytes: the XML breaks off or is not well-formed"):
        list(reading)


def test_damage_never_crashes() -> None:
    chance = random.Random(4)
    pieces = re.split(r"(?=<)", LIST)
    outcomes = set()
    for _ in range(600):
        changed = list(pieces)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(changed))
            changed[at : at + 1] = chance.choice(
                ([], [changed[at]] * 2, [changed[at][::-1]], [chance.choice(pieces)], ["\0"])
            )
        try:
            list(load_icd10cm_tabular("".join(changed).encode(), effective=date(2026, 4, 1)))
            outcomes.add("read")
        except LoadError as error:
            outcomes.add(type(error).__name__)

    assert outcomes == {"read", "DamagedFile", "WrongFile"}


def test_a_list_that_grows_in_one_place_is_refused() -> None:
    junk = b"<a/>" * (1 << 21)
    text = LIST.encode().replace(b"<chapter>", b"<chapter>" + junk, 1)

    with pytest.raises(UnsafeFile, match="larger than a tabular list may be"):
        list(load_icd10cm_tabular(text))


def test_a_list_without_end_is_refused() -> None:
    text = list_of(*(category(f"E08.{n % 7}", " " * 4000) for n in range(17_000)))

    with pytest.raises(UnsafeFile, match="larger than a tabular list may be"):
        list(load_icd10cm_tabular(text))


def test_another_kind_of_file_is_told_what_it_looks_like() -> None:
    index = b"<?xml version='1.0'?><ICD10CM.index><version>2026</version></ICD10CM.index>"

    with pytest.raises(WrongFile, match=r"looks like an alphabetical index of ICD-10-CM \(XML\)"):
        load_icd10cm_tabular(index)
    with pytest.raises(WrongFile, match="looks like text"):
        load_icd10cm_tabular(b"The root is <ICD10CM.tabular>, they say\n")
    with pytest.raises(WrongFile, match=r"looks like an ICD-10-CM tabular list \(XML\)"):
        load_mue(LIST.encode())


def test_an_archive_of_several_lists_is_not_taken_for_one(tmp_path: Path) -> None:
    archive = tmp_path / "lists.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("icd10cm-tabular-2025.xml", LIST.replace("2026", "2025"))
        out.writestr("icd10cm-tabular-2026.xml", LIST)

    with pytest.raises(WrongFile, match=r"several tabular lists: icd10cm-tabular-2025.xml, icd"):
        load_icd10cm_tabular(archive)


def test_lxml_is_loaded_by_the_first_list_that_is_read() -> None:
    program = (
        "import sys, billingcore.codes.loaders as loaders; loaders.load_icd10cm_tabular;"
        "print([name for name in sys.modules if name.startswith('lxml')])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout

    assert printed == "[]\n"
