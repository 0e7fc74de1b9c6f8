from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st

from billingcore.codes import (
    AddOnRow,
    AddOnTable,
    ChangeKind,
    CodeTable,
    Edition,
    Entry,
    MueRow,
    MueTable,
    PairRow,
    PairTable,
    diff,
)

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)
SINCE = date(1996, 1, 1)


def pairs(*rows: PairRow) -> PairTable:
    return PairTable("ncci_ptp_practitioner", rows)


def test_a_new_and_an_ended_code_are_told_within_one_table() -> None:
    table = CodeTable("hcpcs", [Entry("A1001", end=BEFORE), Entry("A1002", AFTER), Entry("A1003")])

    assert list(map(str, diff(table, table, days=(BEFORE, AFTER)))) == [
        "expired A1001",
        "added A1002",
    ]


def test_a_changed_title_is_a_change_and_new_dates_alone_are_none() -> None:
    before = CodeTable("hcpcs", [Entry("A1001", title="wheel"), Entry("A1002", end=BEFORE)])
    after = CodeTable("hcpcs", [Entry("A1001", title="wheels"), Entry("A1002", AFTER)])

    assert list(map(str, diff(before, after, days=(BEFORE, AFTER)))) == [
        "changed A1001: title wheel -> wheels"
    ]


def test_a_pair_whose_indicator_alone_changed_has_flipped() -> None:
    before = pairs(PairRow("11042", "97597", SINCE, indicator="1"))
    after = pairs(PairRow("11042", "97597", SINCE, indicator="0"))
    [change] = diff(before, after, days=(BEFORE, AFTER))

    assert (change.kind, str(change)) == (
        ChangeKind.FLIPPED,
        "modifier indicator 11042/97597: indicator 1 -> 0",
    )


def test_a_pair_that_turned_around_has_changed() -> None:
    before = pairs(PairRow("11042", "97597", SINCE, indicator="1"))
    after = pairs(PairRow("97597", "11042", SINCE, indicator="1"))
    [change] = diff(before, after, days=(BEFORE, AFTER))

    assert change.kind is ChangeKind.CHANGED
    assert [name for name, _, _ in change.differences] == ["column1", "column2"]


def test_tombstones_are_no_change() -> None:
    dead = PairRow("0001A", "90473", AFTER, AFTER, indicator="9")

    assert list(diff(pairs(), pairs(dead), days=(BEFORE, AFTER))) == []


def test_the_days_are_the_last_of_the_older_edition_and_the_next() -> None:
    before = MueTable("mue", [MueRow("97110", 6)], edition=Edition("2026Q2", last=BEFORE))
    after = MueTable("mue", [MueRow("97110", 8)], edition=Edition("2026Q3", AFTER))

    assert list(map(str, diff(before, after))) == ["changed 97110: value 6 -> 8"]


def test_editions_without_days_ask_for_them() -> None:
    table = MueTable("mue", [])

    with pytest.raises(ValueError, match="pass days="):
        diff(table, table)


def test_a_day_that_an_edition_does_not_know_is_refused() -> None:
    table = MueTable("mue", [], edition=Edition("2026Q2", last=BEFORE))

    with pytest.raises(ValueError, match="cannot speak of 2026-07-01"):
        diff(table, table)


CODES = st.sampled_from(["0001U", "11042", "97597", "G0463", "99213"])
ROWS = st.lists(
    st.builds(
        PairRow,
        CODES,
        CODES,
        st.sampled_from([SINCE, BEFORE, AFTER]),
        st.sampled_from([None, BEFORE, date(2027, 1, 1)]),
        indicator=st.sampled_from("019"),
    ),
    max_size=12,
)


@given(ROWS, ROWS)
def test_pairs_differ_as_two_dictionaries_do(one: list[PairRow], other: list[PairRow]) -> None:
    def standing(rows: list[PairRow], day: date) -> dict[frozenset[str], set[tuple[str, ...]]]:
        found: dict[frozenset[str], set[tuple[str, ...]]] = {}
        for row in rows:
            if row.in_force(day):
                text = (row.column1, row.column2, row.indicator)
                found.setdefault(frozenset((row.column1, row.column2)), set()).add(text)
        return found

    old, new = standing(one, BEFORE), standing(other, AFTER)
    changes: list[Any] = list(diff(pairs(*one), pairs(*other), days=(BEFORE, AFTER)))

    keys = [change.key for change in changes]
    assert all(first < second for first, second in pairwise(keys))
    kinds = {frozenset(change.key): change.kind for change in changes}
    assert {key for key, kind in kinds.items() if kind is ChangeKind.ADDED} == new.keys() - old
    assert {key for key, kind in kinds.items() if kind is ChangeKind.EXPIRED} == old.keys() - new
    changed = {key for key in old.keys() & new.keys() if old[key] != new[key]}
    assert {key for key in kinds if key in old and key in new} >= changed


def test_of_several_rows_what_came_and_went_is_told() -> None:
    def add_ons(*primaries: str) -> AddOnTable:
        return AddOnTable("add_on", [AddOnRow("11045", "1", primary) for primary in primaries])

    changes = [
        [str(change) for change in diff(add_ons(*old), add_ons(*new), days=(BEFORE, AFTER))]
        for old, new in [
            (("11042", "11043"), ("11044", "11042")),
            (("11042",), ("11042", "11043")),
            (("11042", "11043"), ("11043", "11042")),
        ]
    ]

    assert changes == [
        ["changed 11045: primary ('11043',) -> ('11044',)"],
        ["changed 11045: primary () -> ('11043',)"],
        [],
    ]


def test_several_rows_whose_values_were_exchanged_have_changed() -> None:
    before = AddOnTable("add_on", [AddOnRow("11045", "1", "A"), AddOnRow("11045", "3", "B")])
    after = AddOnTable("add_on", [AddOnRow("11045", "3", "A"), AddOnRow("11045", "1", "B")])

    assert [str(change) for change in diff(before, after, days=(BEFORE, AFTER))] == [
        "changed 11045: rows 2 -> 2"
    ]
