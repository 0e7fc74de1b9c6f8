"""How a key may be written when a table of rows is asked."""

from datetime import date

import pytest

from billingcore.codes import (
    CodeTable,
    DmeposRow,
    DmeposTable,
    Entry,
    FeeSchedule,
    FeeScheduleRow,
    MueRow,
    MueTable,
    OppsRow,
    OppsTable,
)

DAY = date(2026, 3, 2)


def test_codes_may_be_written_in_small_letters_and_with_blanks() -> None:
    row = OppsRow("G0463")
    table = OppsTable("opps", [row])

    assert table.get("g0463 ", on=DAY) == row
    assert (table.in_force("g0463", on=DAY), table.history(" G0463")) == ((row,), (row,))
    assert "g0463" in table
    assert MueTable("mue_dme", [MueRow("A4253", 1)]).get("a4253", on=DAY) == MueRow("A4253", 1)


def test_a_blank_modifier_is_none() -> None:
    plain, technical = FeeScheduleRow("70450"), FeeScheduleRow("70450", "TC")
    table = FeeSchedule("fee_schedule", [plain, technical])

    assert [table.get("70450", modifier, on=DAY) for modifier in (None, "", " ", "tc", "26")] == [
        plain,
        plain,
        plain,
        technical,
        None,
    ]


def test_one_modifier_of_equipment_need_not_be_in_a_list() -> None:
    row = DmeposRow("E0601", ("RR",))
    table = DmeposTable("dmepos", [row, DmeposRow("A4253")])

    assert [table.get("e0601", given, on=DAY) for given in ("RR", ["rr"], ("RR", ""))] == [row] * 3
    assert table.get("A4253", "", on=DAY) == DmeposRow("A4253")


@pytest.mark.parametrize("code", [None, 97110, b"97110"])
def test_what_is_no_text_is_refused_as_no_code(code: str) -> None:
    table = CodeTable("cpt", [Entry("97110")])

    with pytest.raises(TypeError, match=f"a code is text, not {type(code).__name__}"):
        table.get(code, on=DAY)
