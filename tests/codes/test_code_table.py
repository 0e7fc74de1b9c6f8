import pickle
from datetime import date

import pytest
from hypothesis import given, strategies as st

from billingcore.codes import CodeTable, Edition, Entry, HcpcsEntry, Status

DAY = date(2026, 3, 2)
TABLE = CodeTable(
    "icd10cm",
    [
        Entry("B880", date(2015, 10, 1), date(2025, 9, 30)),
        Entry("B880", date(2025, 10, 1), header=True),
        Entry("B88.01", date(2025, 10, 1), attributes={"newborn"}, title="Infestation, one kind"),
        Entry("B8809", date(2025, 10, 1), title="Infestation, another kind"),
        Entry("E119", date(2015, 10, 1)),
        Entry("Z91", date(2015, 10, 1), header=True, children=("Z910",)),
        Entry("Z999", date(2015, 10, 1), date(2019, 9, 30)),
        Entry("Z999", date(2021, 10, 1)),
    ],
    edition=Edition("FY2026", date(2015, 10, 1), date(2026, 9, 30)),
    hierarchical=True,
)


def test_dots_blanks_and_case_do_not_matter() -> None:
    assert TABLE.get("e11.9", on=DAY) == TABLE.get("E119 ", on=DAY)
    assert "e11.9" in TABLE


def test_the_last_day_of_an_entry_is_valid_and_the_next_is_not() -> None:
    assert TABLE.is_valid("B88.0", on=date(2025, 9, 30))
    assert not TABLE.is_valid("B88.0", on=date(2025, 10, 1))


def test_a_header_names_the_codes_below_it() -> None:
    answer = TABLE.get("B88.0", on=DAY)

    assert (answer.status, answer.children) == (Status.HEADER, ("B8801", "B8809"))


def test_children_in_the_row_win_over_those_found_by_prefix() -> None:
    assert TABLE.get("Z91", on=DAY).children == ("Z910",)


def test_what_codes_begin_with_is_a_header_without_a_row_of_its_own() -> None:
    answer = TABLE.get("B88", on=DAY)

    assert (answer.status, answer.entry) == (Status.HEADER, None)
    assert answer.children == ("B8801", "B8809")


def test_a_flat_table_has_no_headers_by_prefix() -> None:
    table = CodeTable("hcpcs", [Entry("J0171")])

    assert table.get("J01", on=DAY).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "day, ended, begins",
    [
        (date(2020, 1, 1), date(2019, 9, 30), date(2021, 10, 1)),
        (date(2019, 10, 1), date(2019, 9, 30), date(2021, 10, 1)),
    ],
)
def test_a_gap_tells_when_the_code_ended_and_when_it_begins_again(
    day: date, ended: date, begins: date
) -> None:
    answer = TABLE.get("Z99.9", on=day)

    assert (answer.status, answer.ended, answer.begins) == (Status.NOT_VALID, ended, begins)


def test_a_code_that_has_not_begun_has_not_ended() -> None:
    answer = TABLE.get("B88.01", on=date(2025, 9, 30))

    assert (answer.status, answer.ended, answer.begins) == (
        Status.NOT_VALID,
        None,
        date(2025, 10, 1),
    )


@pytest.mark.parametrize("day", [date(2015, 9, 30), date(2026, 10, 1)])
@pytest.mark.parametrize("code", ["E11.9", "XXX"])
def test_a_day_that_the_edition_does_not_know_is_no_verdict(code: str, day: date) -> None:
    assert TABLE.get(code, on=day).status is Status.OUTSIDE


def test_a_header_was_never_valid_and_does_not_become_so() -> None:
    table = CodeTable(
        "icd10cm",
        [
            Entry("M45A", DAY, header=True),
            Entry("A00", end=date(2020, 9, 30)),
            Entry("A00", date(2020, 10, 1), date(2021, 9, 30), header=True),
        ],
    )
    answer = table.get("A00", on=DAY)

    assert table.get("M45A", on=date(2026, 3, 1)).status is Status.UNKNOWN
    assert (answer.status, answer.ended) == (Status.NOT_VALID, date(2020, 9, 30))


def test_a_code_in_no_row_is_unknown() -> None:
    answer = TABLE.get("U99.9", on=DAY)

    assert (answer.status, answer.code, answer.on) == (Status.UNKNOWN, "U999", DAY)
    assert (answer.entry, answer.attributes, answer.children) == (None, frozenset(), ())
    assert TABLE.history("U99.9") == ()


def test_attributes_belong_to_an_entry_and_its_days() -> None:
    assert TABLE.has("B88.01", "newborn", on=DAY)
    assert not TABLE.has("B88.01", "newborn", on=date(2025, 9, 30))
    assert not TABLE.has("E119", "newborn", on=DAY)
    assert TABLE.get("B8801", on=DAY).attributes == {"newborn"}


def test_answers_are_equal_when_they_say_the_same() -> None:
    other = CodeTable("icd10cm", TABLE, edition=TABLE.edition, hierarchical=True)
    codes = ("B880", "B88", "B8801", "Z999", "U999")
    answers = [TABLE.get(code, on=DAY) for code in codes]

    assert answers == [other.get(code, on=DAY) for code in codes]
    assert len(set(answers)) == len(codes)
    assert TABLE.get("E119", on=DAY) != TABLE.get("E119", on=date(2026, 3, 3))
    assert TABLE.get("B88", on=DAY) != CodeTable("icd10cm", [Entry("B88")]).get("B88", on=DAY)
    assert TABLE.get("E119", on=DAY) != "valid"


def test_an_answer_cannot_be_changed() -> None:
    answer = TABLE.get("E119", on=DAY)

    with pytest.raises(AttributeError):
        answer.status = Status.UNKNOWN  # type: ignore[misc]


def test_an_answer_tells_itself_and_survives_pickling() -> None:
    answer = TABLE.get("E11.9", on=DAY)

    assert repr(answer) == "Answer(E119 on 2026-03-02: valid)"
    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301


def test_a_table_opens_its_rows_at_the_first_question() -> None:
    opened = []

    def entries() -> dict[str, tuple[Entry, ...]]:
        opened.append("once")
        since = (Entry("", DAY, attributes={"newborn"}),)
        return {"E119": since, "E118": since}

    table = CodeTable("icd10cm", entries, edition="FY2026")
    quiet = (repr(table), table.edition, table.name)

    assert (len(quiet), opened) == (3, [])
    assert table.get("E119", on=DAY).entry == Entry("E119", DAY, attributes={"newborn"})
    assert (
        list(table) == list(table.search("e11")) == [*table.history("E118"), *table.history("E119")]
    )
    assert [entry.code for entry in table] == ["E118", "E119"]
    assert (len(table), opened) == (2, ["once"])


def test_history_is_in_order_of_time() -> None:
    assert [entry.start for entry in TABLE.history("Z99.9")] == [
        date(2015, 10, 1),
        date(2021, 10, 1),
    ]


def test_search_finds_by_code_first_and_by_words_of_the_title() -> None:
    assert [entry.code for entry in TABLE.search("z9")] == ["Z91", "Z999", "Z999"]
    assert [entry.code for entry in TABLE.search("kind infestation")] == ["B8801", "B8809"]
    assert list(TABLE.search(" ")) == []


def test_a_table_survives_pickling() -> None:
    again: CodeTable = pickle.loads(pickle.dumps(TABLE))  # noqa: S301

    assert list(again) == list(TABLE)
    assert len(again) == len(TABLE) == 6


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A00", "A001", "A0011", "B00"]),
            st.dates(date(2020, 1, 1), date(2020, 1, 20)),
            st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 20)),
            st.booleans(),
        )
    ),
    st.sampled_from(["A00", "A001", "A0011", "B00", "C00"]),
    st.dates(date(2020, 1, 1), date(2020, 1, 20)),
)
def test_a_code_is_valid_or_a_header_exactly_while_an_entry_is_in_force(
    rows: list[tuple[str, date, date | None, bool]], code: str, day: date
) -> None:
    table = CodeTable("any", [Entry(c, s, e, header=h) for c, s, e, h in rows])
    in_force = any(c == code and s <= day and (e is None or day <= e) for c, s, e, _ in rows)
    answer = table.get(code, on=day)

    assert (answer.status in (Status.VALID, Status.HEADER)) == in_force
    ever_valid = {c for c, _, _, header in rows if not header}
    assert (answer.status is Status.UNKNOWN) == (not in_force and code not in ever_valid)


def opened_entries() -> dict[str, tuple[Entry, ...]]:
    return {"E119": (Entry("", DAY),)}


def test_what_a_table_opened_is_not_pickled_but_opened_again() -> None:
    table = CodeTable("icd10cm", opened_entries, edition="FY2026")
    closed = pickle.dumps(table)
    assert table.is_valid("E119", on=DAY)
    opened = pickle.dumps(table)

    assert len(opened) == len(closed)
    assert pickle.loads(opened).is_valid("E11.9", on=DAY)  # noqa: S301


def test_headers_without_a_row_of_their_own_are_ancestors_too() -> None:
    table = CodeTable("icd10cm", [Entry("E1110"), Entry("E119")], hierarchical=True)
    day = date(2026, 3, 2)

    assert table.ancestors("E11.10", on=day) == ("E111", "E11")
    assert table.ancestors("E11.9", on=day) == ("E11",)


def test_signs_alone_search_for_nothing() -> None:
    table = CodeTable("cpt", [Entry("97110", title="a title. of yours")])

    assert [list(table.search(text)) for text in (".", " . ", "")] == [[], [], []]


ROWS = st.lists(
    st.builds(
        Entry,
        st.text("AB1", min_size=1, max_size=6),
        st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 5)),
        st.none() | st.dates(date(2020, 1, 3), date(2020, 1, 9)),
        header=st.booleans(),
    ),
    max_size=12,
)


@given(ROWS, st.text("AB1", min_size=1, max_size=6), st.dates(date(2020, 1, 1), date(2020, 1, 9)))
def test_what_is_asked_in_several_ways_agrees(rows: list[Entry], code: str, day: date) -> None:
    table = CodeTable("icd10cm", rows, hierarchical=True)
    answer = table.get(code, on=day)
    below = list(table.below(code, on=day))

    assert table.is_valid(code.lower(), on=day) is answer.is_valid
    assert answer.is_valid is (answer.status is Status.VALID)
    assert all(table.is_valid(longer, on=day) and longer.startswith(code) for longer in below)
    if len(code) >= 3 and below:
        assert answer.status in (Status.HEADER, Status.VALID)
    for longer in below:
        above = table.ancestors(longer, on=day)
        assert {table.get(header, on=day).status for header in above} <= {Status.HEADER}
        if answer.status is Status.HEADER:
            assert above
    for child in table.children(code, on=day):
        assert any(entry.covers(day) for entry in table.history(child))
    assert [*table.history(code)] == [entry for entry in table if entry.code == code]


def test_outside_of_its_edition_a_table_tells_nothing() -> None:
    rows = [Entry("E11", header=True, attributes={"newborn"}), Entry("E119")]
    edition = Edition("FY2026", date(2025, 10, 1), date(2026, 9, 30))
    table = CodeTable("icd10cm", rows, edition=edition, hierarchical=True)
    told = [
        (
            table.children("E11", on=day),
            table.ancestors("E119", on=day),
            [*table.below("E11", on=day)],
            table.has("E11", "newborn", on=day),
        )
        for day in (
            date(2025, 9, 30),
            date(2025, 10, 1),
            date(2026, 9, 30),
            date(2026, 10, 1),
        )
    ]

    assert told == [
        ((), (), [], False),
        (("E119",), ("E11",), ["E119"], True),
        (("E119",), ("E11",), ["E119"], True),
        ((), (), [], False),
    ]


def test_an_entry_is_given_as_what_it_is() -> None:
    plain = Entry("99213", date(2020, 1, 1))
    drug = HcpcsEntry("J0171", date(2011, 1, 1), date(2025, 12, 31), coverage="D")
    table = CodeTable("hcpcs", [plain, drug], edition=Edition("2026", last=date(2026, 12, 31)))
    found = table.entry("j0171", HcpcsEntry, on=date(2025, 12, 31))

    assert found is not None
    assert found.coverage == "D"
    assert table.entry("99213", on=DAY) == plain
    assert [table.entry("J0171", HcpcsEntry, on=day) for day in (DAY, date(2027, 1, 1))] == [
        None,
        None,
    ]
    with pytest.raises(TypeError, match="hcpcs has an Entry for 99213, not a HcpcsEntry"):
        table.entry("99213", HcpcsEntry, on=DAY)
