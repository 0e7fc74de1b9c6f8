"""The official tabular lists of FY2021, FY2025 and FY2026, against everything else we have."""

import csv
import lzma
import random
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from billingcore.codes import (
    CodeProblem,
    Note,
    NoteKind,
    TabularEntry,
    TabularKind,
    TabularTable,
)
from billingcore.codes.loaders import load_icd10cm_order, load_icd10cm_tabular

from .official_icd10 import order_2021
from .tabular_list import official

pytestmark = [pytest.mark.slow, pytest.mark.volume]

FILES = {
    date(2021, 1, 1): "icd10cm_tabular_2021",
    date(2025, 4, 1): "icd10cm-tabular-April-2025",
    date(2026, 4, 1): "icd10c-tabular-April-1-2026",
}
FY2021, FY2025, FY2026 = FILES
MASTER = "codedata/icd10cm/mce_i10dx_master.csv.xz"
Lists: TypeAlias = dict[date, list[TabularEntry]]


@pytest.fixture(scope="module")
def table(shared: Path) -> TabularTable:
    releases = [
        load_icd10cm_tabular(official(shared, name), effective=day) for day, name in FILES.items()
    ]
    return TabularTable.of("icd10cm_notes", *releases)


@pytest.fixture(scope="module")
def lists(table: TabularTable) -> Lists:
    return {day: [line for line in table if line.covers(day)] for day in FILES}


def active(shared: Path, day: date) -> set[str]:
    """The codes that the dated master has on a day."""
    on = day.strftime("%Y%m%d")
    with lzma.open(shared / MASTER, "rt", encoding="ascii") as text:
        return {row["code"] for row in csv.DictReader(text) if row["start"] <= on <= row["end"]}


def plain(text: str | None) -> str:
    """Without accents, as the order file has it."""
    return unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode()


def test_fy2021_expands_to_its_order_file(shared: Path, table: TabularTable) -> None:
    ordered = {
        row.code: (row.header, row.title)
        for row in load_icd10cm_order(order_2021(shared), effective=FY2021)
    }
    expanded = {row.code: (row.header, plain(row.title)) for row in table.expand(on=FY2021)}

    assert expanded == ordered
    assert Counter(header for header, _ in expanded.values()) == {False: 72_621, True: 22_737}


@pytest.mark.parametrize(
    "day, valid, headers",
    [(FY2021, 72_621, 22_737), (FY2025, 74_260, 23_324), (FY2026, 74_719, 23_467)],
)
def test_each_release_expands_to_the_codes_of_its_day(
    shared: Path, table: TabularTable, day: date, valid: int, headers: int
) -> None:
    expanded = list(table.expand(on=day))

    assert {row.code for row in expanded if not row.header} == active(shared, day)
    assert Counter(row.header for row in expanded) == {False: valid, True: headers}


def test_the_census_of_fy2026(lists: Lists) -> None:
    lines = lists[FY2026]
    codes = [line for line in lines if line.kind is TabularKind.CODE]

    assert Counter(line.kind for line in lines) == {
        TabularKind.CODE: 46_881,
        TabularKind.SECTION: 297,
        TabularKind.CHAPTER: 22,
    }
    assert sum(len(line.code) == 3 for line in codes) == 1_918
    assert sum(line.placeholder for line in codes) == 246
    assert sum(len(line.inclusion_terms) for line in lines) == 12_574
    assert [line.code for line in lines if line.visual_impairment] == ["H548"]
    assert Counter(note.kind for line in lines for note in line.notes) == {
        "excludes1": 5_407,
        "excludes2": 2_520,
        "useAdditionalCode": 1_485,
        "includes": 1_024,
        "codeFirst": 809,
        "codeAlso": 655,
        "sevenChrNote": 508,
        "notes": 180,
    }


def test_where_excludes1_notes_stand_in_fy2026(lists: Lists) -> None:
    places = Counter(
        len(line.code) if line.kind is TabularKind.CODE else line.kind
        for line in lists[FY2026]
        if any(note.kind is NoteKind.EXCLUDES1 for note in line.notes)
    )

    assert places == {4: 1_247, 3: 799, 5: 396, 6: 130, 7: 4, "section": 65, "chapter": 3}


@pytest.mark.parametrize(
    "kind, read, unread",
    [
        ("excludes1", 5_209, 70),
        ("excludes2", 2_455, 30),
        ("codeFirst", 577, 22),
        ("useAdditionalCode", 1_049, 120),
        ("codeAlso", 465, 8),
    ],
)
def test_most_notes_are_read_and_the_others_stay_text(
    lists: Lists, kind: str, read: int, unread: int
) -> None:
    notes = [note for line in lists[FY2026] for note in line.notes if note.kind == kind]

    assert sum(bool(note.references) for note in notes) == read
    assert sum(note.unread for note in notes) == unread
    assert not any(note.references for note in notes if note.unread)


def test_what_is_wrong_with_the_files_is_said(table: TabularTable) -> None:
    assert [str(finding) for finding in table.findings] == [
        "warning LOD002 file bytes line 52694: parent left out: H54512A does not begin with H54511",
        "warning LOD003 file icd10cm_notes: no release was given for 2021-10-01 to 2025-03-31: "
        "what held before is taken to hold until then",
        "warning LOD003 file icd10cm_notes: no release was given for 2025-10-01 to 2026-03-31: "
        "what held before is taken to hold until then",
    ]


def test_every_code_begins_with_the_code_above_it(lists: Lists) -> None:
    for lines in lists.values():
        codes = {line.code for line in lines if line.kind is TabularKind.CODE}
        assert [
            line.code
            for line in lines
            if line.code in codes and line.parent in codes and not line.code.startswith(line.parent)
        ] == []


def test_excludes1_notes_are_inherited(table: TabularTable) -> None:
    found = [table.excludes1("E10.9", "E11.9", on=day) for day in FILES]

    text = "type 2 diabetes mellitus (E11.-)"
    assert found == [Note.of("excludes1", text, at="E10")] * 3
    assert table.excludes1("E10.9", "I10", on=FY2026) is None


@pytest.mark.parametrize(
    "code, other, at",
    [
        ("K25.0", "K29.01", "K25"),  # (K29.0-)
        ("E79.0", "M1A.0520", "E79"),  # (M1A.-, M10.-)
        ("B00.4", "B10.09", "B004"),  # (B10.01, B10.09)
        ("A05.3", "A04.2", "A05"),  # (A04.0-A04.4)
        ("A05.3", "A04.5", None),
        ("C44.02", "C60.0", "C44"),  # (C51-C52, C60.-, C63.2)
        ("I73.9", "I70.501", "I739"),  # (I70.2--I70.7-)
        ("A70", "A56.01", "A70-A74"),  # (A55-A56), under the section
        ("C18.0", "C46.4", "C15-C26"),
        ("G59", "E11.41", None),  # (E08-E13 with .41)
        ("I01.0", "I05.0", None),  # (I05-I09) unless …
        ("V00.218A", "V03.90XA", "V00"),  # (V01-V09), not (V01-V09 with 5th character 9)
    ],
)
def test_each_form_of_reference_resolves_and_an_odd_one_does_not(
    table: TabularTable, code: str, other: str, at: str | None
) -> None:
    note = table.excludes1(code, other, on=FY2026)

    assert (note and note.at) == at


def test_ancestors_go_through_every_section(table: TabularTable) -> None:
    codes = ("C18.0", "C7A.00", "C4A.9", "B20", "S52.501A", "T20.00XA", "V00.111A", "M05.00")

    assert [table.ancestors(code, on=FY2026) for code in codes] == [
        ("C18", "C15-C26", "C00-C75", "C00-C96", "2"),
        ("C7A0", "C7A", "C7A-C7A", "C00-C96", "2"),
        ("C4A", "C43-C44", "C00-C75", "C00-C96", "2"),
        ("B20-B20", "1"),
        ("S52501", "S5250", "S525", "S52", "S50-S59", "19"),
        ("T2000", "T200", "T20", "T20-T25", "T20-T32", "T07-T88", "19"),
        ("V00111", "V0011", "V001", "V00", "V00-V09", "V00-V99", "V00-X58", "20"),
        ("M050", "M05", "M05-M14", "M00-M25", "13"),
    ]
    assert table.ancestors("J44.9", on=FY2021) == ("J44", "J40-J47", "10")
    assert table.ancestors("J44.9", on=FY2026) == ("J44", "J40-J4A", "10")


def test_codes_are_mended(table: TabularTable) -> None:
    def mended(code: str) -> tuple[str | None, str | None, str]:
        repair = table.repair(code, on=FY2026)
        seventh = "".join(each.character for each in repair.seventh_characters)
        return repair.problem, repair.stem, seventh

    assert mended("S52.501") == (CodeProblem.SEVENTH_CHARACTER, "S52501", "ABCDEFGHJKMNPQRS")
    assert mended("T36.0X1") == (CodeProblem.SEVENTH_CHARACTER, "T360X1", "ADS")
    assert mended("T36.0X") == (CodeProblem.CHARACTERS, None, "")
    assert mended("W19.A") == (CodeProblem.PLACEHOLDER, "W19XXX", "ADS")
    assert mended("S06.307") == (CodeProblem.SEVENTH_CHARACTER, "S06307", "A")
    assert mended("S06.307D") == (CodeProblem.SEVENTH_CHARACTER_NOT_TAKEN, "S06307", "A")
    assert mended("S52.501A") == (None, None, "")
    assert table.repair("T36.0X", on=FY2026).choices[:2] == ("T360X1", "T360X2")


def test_every_valid_code_lacks_nothing_and_every_header_something(table: TabularTable) -> None:
    for row in random.Random(7).sample(list(table.expand(on=FY2026)), 8_000):
        repair = table.repair(row.code, on=FY2026)
        assert (repair.problem is None) is not row.header, row.code
        assert bool(repair.choices) is True


@pytest.mark.parametrize("kind", ["excludes1", "excludes2", "codeFirst", "useAdditionalCode"])
def test_the_index_finds_what_a_search_of_all_notes_finds(
    table: TabularTable, lists: Lists, kind: str
) -> None:
    chance = random.Random(kind)
    for day, lines in lists.items():
        by_code = {line.code: line for line in lines}
        valid = [row.code for row in table.expand(on=day) if not row.header]
        noted = [
            line.code
            for line in lines
            if line.kind is TabularKind.CODE
            and any(note.kind == kind and note.references for note in line.notes)
        ]
        for _ in range(2_000):
            code = chance.choice(noted if chance.random() < 0.5 else valid)
            line: TabularEntry | None = next(
                by_code[code[:n]] for n in range(7, 2, -1) if code[:n] in by_code
            )
            notes: list[Note] = []
            while line:
                notes += [note for note in line.notes if note.kind == kind and note.references]
                line = by_code.get(line.parent or "")
            references = [(note, each) for note in notes for each in note.references]
            named = chance.choice(references)[1].first if references else "E11"
            other = chance.choice((named, named + "1", chance.choice(valid)))
            expected = next(
                (note for note, each in references if each.covers(other) and not each.covers(code)),
                None,
            )
            assert table.naming(code, kind, other, on=day) == expected, (code, other, day)


def test_a_list_is_read_in_little_memory(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "icd10cm-tabular-April-1-2026.xml"
    path.write_bytes(official(shared, FILES[FY2026]))
    program = (
        "import resource, sys\n"
        "from billingcore.codes.loaders import load_icd10cm_tabular\n"
        "import lxml.etree\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = peak()\n"
        "count = sum(1 for line in load_icd10cm_tabular(sys.argv[1]))\n"
        "print(count, (peak() - before) // 1024)\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, check=True, text=True
    ).stdout

    count, megabytes = map(int, printed.split())
    assert count == 47_200
    assert megabytes < 30
