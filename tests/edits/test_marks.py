"""What the code editor asks of codes is asked of a table once, and forgotten with it."""

import gc
from datetime import date
from weakref import ref

import pytest

from billingcore.codes import CodeEdit, CodeTable, Entry, MedicareCodeEdits
from billingcore.edits.rules import _marks
from billingcore.edits.rules._marks import marks_of

DAY = date(2026, 3, 2)


def newborns() -> CodeTable:
    return CodeTable("icd10cm", [Entry("A33", attributes=["newborn"]), Entry("I10")])


def test_a_code_is_asked_about_once_a_day() -> None:
    table = newborns()
    marks = marks_of(table, None)

    assert marks is marks_of(table, None)
    assert marks.words("A33", DAY) == {"newborn"}
    assert not marks.words("I10", DAY)
    assert set(marks.known) == {("A33", DAY), ("I10", DAY)}


def test_not_all_that_senders_write_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_marks, "_MOST", 2)
    table = newborns()
    marks = marks_of(table, None)
    for code in ("A33", "XX1", "XX2"):
        marks.words(code, DAY)

    assert set(marks.known) == {("XX2", DAY)}
    assert marks.words("A33", DAY) == {"newborn"}


def test_a_table_is_not_kept_for_what_was_asked_of_it() -> None:
    table = newborns()
    marks, held = marks_of(table, None), ref(table)
    del table
    gc.collect()

    assert held() is None
    with pytest.raises(LookupError, match="gone"):
        marks.words("A33", DAY)


def test_lists_help_a_table_that_has_no_attributes() -> None:
    plain = CodeTable("icd10cm", [Entry("A33"), Entry("S72009A")])
    edits = MedicareCodeEdits(
        "medicare_code_edits",
        [CodeEdit("A33", "newborn", "4A"), CodeEdit("S72009A", "unspecified", "20")],
    )
    table = newborns()

    assert marks_of(plain, edits).words("S72009A", DAY) == {"unspecified laterality"}
    assert marks_of(table, edits) is marks_of(table, None)
    assert not marks_of(plain, None).has_any
