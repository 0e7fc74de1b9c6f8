"""A small tabular list: an invented head, a chapter of injuries, and two releases of diabetes."""

import pickle
from datetime import date

import pytest

from billingcore.codes import (
    CodeProblem,
    CodeRepair,
    CodeTable,
    Edition,
    Entry,
    Note,
    NoteKind,
    SeventhCharacter,
    TabularEntry,
    TabularKind,
    TabularTable,
)

OLD, NEW = date(2025, 9, 30), date(2025, 10, 1)
A, B, D = (
    SeventhCharacter("A", "first visit"),
    SeventhCharacter("B", "open"),
    SeventhCharacter("D", "later visit"),
)
DIABETES = Note.of("excludes1", "type 2 diabetes (E11.-)", at="E10")
GESTATIONAL = Note.of("excludes1", "of pregnancy (O24.-)", at="E08-E13")
COMPLICATIONS = Note.of("excludes2", "complications of birth (O00-O9A)", at="4")
INSULIN = Note.of("useAdditionalCode", "code to identify insulin (Z79.4)", at="E10")
KETOSIS = Note.of("excludes1", "other acidosis (E87.2-)", at="E101")
OWN = Note.of("excludes1", "with ketosis (E10.1)", at="E10")
UNREAD = Note.of("excludes1", "neuropathy (E08-E13 with .41)", at="E10")
ROWS = [
    TabularEntry(
        "4",
        title="Endocrine diseases (E00-E89)",
        header=True,
        kind=TabularKind.CHAPTER,
        children=("E08-E13",),
        notes=(COMPLICATIONS,),
    ),
    TabularEntry(
        "E08-E13",
        title="Diabetes (E08-E13)",
        header=True,
        kind=TabularKind.SECTION,
        parent="4",
        chapter="4",
        children=("E10", "E11"),
        notes=(GESTATIONAL,),
    ),
    TabularEntry(
        "E10",
        end=OLD,
        title="Diabetes of type 1",
        header=True,
        parent="E08-E13",
        children=("E101", "E109"),
        notes=(DIABETES, OWN, INSULIN, UNREAD),
    ),
    TabularEntry(
        "E10",
        start=NEW,
        title="Diabetes of type 1",
        header=True,
        parent="E08-E13",
        children=("E101", "E109"),
        notes=(INSULIN,),
    ),
    TabularEntry("E101", title="Ketosis", parent="E10", notes=(KETOSIS,)),
    TabularEntry("E109", title="No complication", parent="E10"),
    TabularEntry("E11", title="Diabetes of type 2", parent="E08-E13"),
    TabularEntry("S00", header=True, seventh_characters=(A, D), children=("S000", "S001")),
    TabularEntry(
        "S000", title="Bruise", header=True, parent="S00", seventh_characters=(A, D), notes=()
    ),
    TabularEntry("S001", header=True, parent="S00", seventh_characters=(A, D), children=("S001X",)),
    TabularEntry(
        "S001X",
        header=True,
        placeholder=True,
        parent="S001",
        seventh_characters=(A, D),
        children=("S001X1", "S001X7"),
    ),
    TabularEntry("S001X1", header=True, parent="S001X", seventh_characters=(A, D)),
    TabularEntry("S001X7", header=True, parent="S001X", seventh_characters=(A,)),
    TabularEntry("J09", header=True, children=("J09X",)),
    TabularEntry("J09X", header=True, placeholder=True, parent="J09", children=("J09X1",)),
    TabularEntry("J09X1", parent="J09X"),
]
TABLE = TabularTable(
    "icd10cm_notes",
    ROWS,
    edition=Edition("FY2026", first=date(2024, 10, 1), last=date(2026, 9, 30)),
)


def test_notes_come_from_the_code_and_all_above_it() -> None:
    assert TABLE.notes("E10.1", on=OLD) == (
        KETOSIS,
        DIABETES,
        OWN,
        INSULIN,
        UNREAD,
        GESTATIONAL,
        COMPLICATIONS,
    )
    assert TABLE.notes("E10.1", NoteKind.EXCLUDES1, on=NEW) == (KETOSIS, GESTATIONAL)
    assert TABLE.notes("E11", "excludes2", on=OLD) == (COMPLICATIONS,)


def test_a_kind_of_notes_that_there_is_not_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="exclude1"):
        TABLE.notes("E11", "exclude1", on=OLD)


def test_an_excludes1_note_is_inherited_and_dated() -> None:
    assert TABLE.excludes1("E10.9", "E11", on=OLD) == DIABETES
    assert TABLE.excludes1("E109", "E11.9", on=NEW) is None
    assert TABLE.excludes1("E10.9", "O24.4", on=NEW) == GESTATIONAL
    assert TABLE.excludes1("E10.1", "E87.20", on=NEW) == KETOSIS
    assert TABLE.excludes1("E10.9", "E87.20", on=NEW) is None


def test_it_stands_under_one_of_the_two_codes() -> None:
    assert TABLE.excludes1("E11", "E10.9", on=OLD) is None


def test_a_note_does_not_exclude_a_code_from_itself() -> None:
    assert TABLE.excludes1("E10.9", "E10.1", on=OLD) == OWN
    assert TABLE.excludes1("E10.1", "E10.1", on=OLD) is None


def test_a_note_that_could_not_be_read_excludes_nothing() -> None:
    assert UNREAD in TABLE.notes("E10.9", on=OLD)
    assert TABLE.excludes1("E10.9", "E08.41", on=OLD) is None


def test_other_kinds_of_notes_name_codes_too() -> None:
    assert TABLE.naming("E10.9", "useAdditionalCode", "Z79.4", on=NEW) == INSULIN
    assert TABLE.naming("E10.9", NoteKind.EXCLUDES2, "O9A.1", on=NEW) == COMPLICATIONS
    assert TABLE.naming("E10.9", NoteKind.CODE_FIRST, "Z79.4", on=NEW) is None
    assert TABLE.naming("4", NoteKind.EXCLUDES2, "O9A.1", on=NEW) == COMPLICATIONS


def test_ancestors_go_up_to_the_chapter() -> None:
    assert TABLE.ancestors("E10.9", on=OLD) == ("E10", "E08-E13", "4")
    assert TABLE.ancestors("S00.0XXA", on=OLD) == ("S000", "S00")
    assert TABLE.ancestors("4", on=OLD) == ()


def test_children_are_one_step_below() -> None:
    assert TABLE.children("4", on=OLD) == ("E08-E13",)
    assert TABLE.children("E10", on=OLD) == ("E101", "E109")
    assert TABLE.children("S00.0", on=OLD) == ("S000XXA", "S000XXD")
    assert TABLE.children("E109", on=OLD) == ()


def test_a_title_tells_the_seventh_character_too() -> None:
    codes = ("E10.9", "S00.0XXD", "E08-E13", "S00.0XXB")

    assert [TABLE.title(code, on=OLD) for code in codes] == [
        "No complication",
        "Bruise, later visit",
        "Diabetes (E08-E13)",
        None,
    ]


def test_seventh_characters_are_those_of_the_line() -> None:
    codes = ("S00", "S00.1X7", "S00.1X7A", "E109", "S99")

    assert [TABLE.seventh_characters(code, on=OLD) for code in codes] == [
        (A, D),
        (A,),
        (A,),
        (),
        (),
    ]


@pytest.mark.parametrize("code", ["E1", "E12", "E1091", "S000XXB", "S000XX", "S001XXA", "S000XXAA"])
def test_what_is_no_code_has_nothing(code: str) -> None:
    assert TABLE.get(code, on=OLD) is None
    assert TABLE.title(code, on=OLD) is None
    assert TABLE.ancestors(code, on=OLD) == ()
    assert TABLE.children(code, on=OLD) == ()
    assert TABLE.notes(code, on=OLD) == ()
    assert TABLE.excludes1(code, "E11", on=OLD) is None


@pytest.mark.parametrize("day", [date(2024, 9, 30), date(2026, 10, 1)])
def test_outside_of_its_days_the_table_says_nothing(day: date) -> None:
    assert TABLE.get("E10.9", on=day) is None
    assert TABLE.notes("E10.9", on=day) == ()
    assert TABLE.excludes1("E10.9", "O24.4", on=day) is None
    assert TABLE.repair("E10.9", on=day) == CodeRepair("E109", CodeProblem.UNKNOWN)
    assert list(TABLE.expand(on=day)) == []


def test_a_line_is_that_of_the_day() -> None:
    assert TABLE.get("e10", on=OLD) == ROWS[2]
    assert TABLE.get("E10", on=NEW) == ROWS[3]


def test_codes_expand_by_their_seventh_characters() -> None:
    assert list(TABLE.expand(on=NEW)) == [
        Entry("E10", header=True, title="Diabetes of type 1"),
        Entry("E101", title="Ketosis"),
        Entry("E109", title="No complication"),
        Entry("E11", title="Diabetes of type 2"),
        Entry("S00", header=True),
        Entry("S000", header=True, title="Bruise"),
        Entry("S000XXA", title="Bruise, first visit"),
        Entry("S000XXD", title="Bruise, later visit"),
        Entry("S001", header=True),
        Entry("S001X", header=True),
        Entry("S001X1", header=True),
        Entry("S001X1A"),
        Entry("S001X1D"),
        Entry("S001X7", header=True),
        Entry("S001X7A"),
        Entry("J09", header=True),
        Entry("J09X", header=True),
        Entry("J09X1"),
    ]


def test_what_it_expands_to_makes_a_table_of_codes() -> None:
    codes = CodeTable("icd10cm", TABLE.expand(on=NEW), edition=TABLE.edition, hierarchical=True)

    assert codes.is_valid("S00.0XXA", on=NEW)
    assert codes.children("S00", on=NEW) == ("S000", "S001")


REPAIRS = [
    CodeRepair("E109", choices=("E109",)),
    CodeRepair("S000XXA", choices=("S000XXA",)),
    CodeRepair("E10", CodeProblem.CHARACTERS, choices=("E101", "E109")),
    CodeRepair("S001X", CodeProblem.CHARACTERS, choices=("S001X1", "S001X7")),
    CodeRepair("S000", CodeProblem.SEVENTH_CHARACTER, "S000XX", (A, D), ("S000XXA", "S000XXD")),
    CodeRepair("S000X", CodeProblem.SEVENTH_CHARACTER, "S000XX", (A, D), ("S000XXA", "S000XXD")),
    CodeRepair("S001X7", CodeProblem.SEVENTH_CHARACTER, "S001X7", (A,), ("S001X7A",)),
    CodeRepair("S0017", CodeProblem.SEVENTH_CHARACTER, "S001X7", (A,), ("S001X7A",)),
    CodeRepair("S000D", CodeProblem.PLACEHOLDER, "S000XX", (A, D), ("S000XXD",)),
    CodeRepair("S0011D", CodeProblem.PLACEHOLDER, "S001X1", (A, D), ("S001X1D",)),
    CodeRepair("J091", CodeProblem.PLACEHOLDER, choices=("J09X1",)),
    CodeRepair("S001X7D", CodeProblem.SEVENTH_CHARACTER_NOT_TAKEN, "S001X7", (A,), ("S001X7A",)),
    CodeRepair(
        "S000B",
        CodeProblem.SEVENTH_CHARACTER_NOT_TAKEN,
        "S000XX",
        (A, D),
        ("S000XXA", "S000XXD"),
    ),
    CodeRepair("E1099", CodeProblem.UNKNOWN),
    CodeRepair("S001A", CodeProblem.UNKNOWN),
    CodeRepair("S000XXAA", CodeProblem.UNKNOWN),
    CodeRepair("S000XXXD", CodeProblem.UNKNOWN),
    CodeRepair("Z99", CodeProblem.UNKNOWN),
    CodeRepair("4", CodeProblem.UNKNOWN),
    CodeRepair("E08-E13", CodeProblem.UNKNOWN),
    CodeRepair("", CodeProblem.UNKNOWN),
]


@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.code)
def test_a_code_that_lacks_something_can_be_mended(repair: CodeRepair) -> None:
    assert TABLE.repair(repair.code, on=NEW) == repair


def test_dots_and_small_letters_do_not_matter() -> None:
    assert TABLE.repair("s00.0d", on=NEW) == TABLE.repair("S000D", on=NEW)


def test_a_table_can_be_pickled_before_and_after_its_first_answer() -> None:
    before = pickle.loads(pickle.dumps(TABLE))  # noqa: S301
    TABLE.excludes1("E10.9", "E11", on=OLD)
    after = pickle.loads(pickle.dumps(TABLE))  # noqa: S301

    assert [table.excludes1("E10.9", "E11", on=OLD) for table in (before, after)] == [DIABETES] * 2
