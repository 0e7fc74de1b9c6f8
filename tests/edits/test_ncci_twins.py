"""The indexed NCCI edits find what reading every row for every two lines finds."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given, settings, strategies as st

from billingcore.codes import MueRow, MueTable, PairRow, PairTable, ReferenceSet
from billingcore.edits import Finding, Rule, catalogue, check
from billingcore.model import Claim, ServiceLine
from tests.edits.ncci_twins import (
    Found,
    a_claim_of,
    a_line_of,
    pairs_found,
    standing,
    sums_found,
)

RULES = {rule.id: rule for rule in catalogue()}
CODES = ["11042", "97597", "99213", "45385"]
MODIFIERS = [None, None, None, None, "59", "59", "XU", "25", "RT", "LM", "91", "22", "76"]
# Few days, around the change of 59, so that lines and rows meet.
FIRST = date(2019, 6, 29)
DAYS = st.dates(FIRST, FIRST + timedelta(days=3))
LONG_AGO = date(1996, 1, 1)


@st.composite
def pair_rows(draw: st.DrawFn, codes: list[str] = CODES) -> PairRow:
    one, other = draw(st.permutations(codes))[:2]
    return PairRow(
        one,
        other,
        draw(st.sampled_from([LONG_AGO, LONG_AGO, FIRST, FIRST + timedelta(days=2)])),
        draw(st.sampled_from([None, None, FIRST + timedelta(days=1), FIRST + timedelta(days=2)])),
        indicator=draw(st.sampled_from("011119")),
    )


@st.composite
def lines(draw: st.DrawFn, quantities: int = 1) -> ServiceLine:
    return a_line_of(
        draw(st.sampled_from(CODES)),
        *filter(None, [draw(st.sampled_from(MODIFIERS))]),
        provider=draw(st.sampled_from(["1234567893"] * 5 + ["1245319599"])),
        start=draw(DAYS),
        days=draw(st.sampled_from([1, 1, 2, 3])),
        quantity=draw(st.integers(0, quantities)),
    )


CLAIMS = st.lists(lines(), min_size=2, max_size=7).map(lambda found: a_claim_of(*found))
MEASURED = st.lists(lines(quantities=9), min_size=1, max_size=7).map(
    lambda found: a_claim_of(*found)
)
PAIRS = st.lists(pair_rows(), min_size=3, max_size=20, unique=True)
LIMITS = st.lists(
    st.builds(
        MueRow, st.sampled_from(CODES), st.integers(0, 6), st.sampled_from("123"), st.just(None)
    ),
    min_size=2,
    unique_by=lambda row: row.code,
)


def judged(rule: Rule, claim: Claim, reference: ReferenceSet, **options: object) -> list[Finding]:
    report = check(claim, rules=[rule], reference=reference, config={"options": {rule.id: options}})
    assert report.engine_errors == ()
    assert report.not_evaluated == ()
    return list(report)


def pairs_of(claim: Claim, rows: list[PairRow], **options: object) -> list[Found]:
    """Return column 2, column 1 and row of each finding."""
    table = PairTable("ncci_ptp_practitioner", rows)
    reference = ReferenceSet().with_(ncci_ptp_practitioner=table)
    found = judged(RULES["PTP001"], claim, reference, **options)
    return [(place(f.path), place(f.related[0]), row_of(f)) for f in found]


def place(path: str) -> int:
    return int(path.removeprefix("lines[").partition("]")[0])


def row_of(finding: Finding) -> PairRow:
    facts = dict(finding.evidence[0].facts)
    deletion = facts["deletion"]
    return PairRow(
        str(facts["column 1"]),
        str(facts["column 2"]),
        date.fromisoformat(str(facts["effective"])),
        deletion if isinstance(deletion, date) else None,
        indicator=str(facts["indicator"]),
    )


def sums_of(claim: Claim, rows: list[MueRow], rule: str) -> set[tuple[object, ...]]:
    """Return code, day and units of each finding."""
    table = MueTable("mue_practitioner", rows)
    found = judged(RULES[rule], claim, ReferenceSet().with_(mue_practitioner=table))
    values = [dict(finding.params) for finding in found]
    return {(value["code"], value["day"], value["units"]) for value in values}


@settings(max_examples=300)
@given(CLAIMS, PAIRS)
def test_every_pair_is_found_once_and_nothing_else(claim: Claim, rows: list[PairRow]) -> None:
    found = pairs_of(claim, rows, dependent=True)

    assert len(found) == len(set(found))
    assert set(found) == pairs_found(claim, rows)


@given(CLAIMS, PAIRS)
def test_a_pair_stands_where_its_column_1_may_be_paid(claim: Claim, rows: list[PairRow]) -> None:
    forward = [row for row in rows if CODES.index(row.column1) < CODES.index(row.column2)]
    expected = standing(pairs_found(claim, forward), len(claim.lines))

    assert set(pairs_of(claim, forward)) == expected


def test_lines_that_run_together_are_reported_once_whatever_begins_later() -> None:
    row = PairRow("11042", "97597", LONG_AGO)
    claim = a_claim_of(
        a_line_of("11042", start=FIRST, days=3),
        a_line_of("97597", start=FIRST, days=3),
        a_line_of("99213", start=FIRST + timedelta(days=1)),
    )

    assert pairs_of(claim, [row]) == [(1, 0, row)]


def test_lines_that_refuse_each_other_in_a_circle_are_all_reported() -> None:
    rows = [
        PairRow(*pair, LONG_AGO)
        for pair in (("11042", "97597"), ("97597", "45380"), ("45380", "11042"))
    ]
    claim = a_claim_of(*map(a_line_of, ("11042", "97597", "45380")))

    assert set(pairs_of(claim, rows)) == pairs_found(claim, rows)


@given(CLAIMS, PAIRS)
def test_a_modifier_lifts_exactly_the_pairs_that_may_be_lifted(
    claim: Claim, rows: list[PairRow]
) -> None:
    plain = a_claim_of(*(with_modifiers(line) for line in claim.lines))
    marked = a_claim_of(*(with_modifiers(line, "RT") for line in claim.lines))
    before = set(pairs_of(plain, rows, dependent=True))

    after = set(pairs_of(marked, rows, dependent=True))

    assert after == {found for found in before if found[2].indicator == "0"}


def with_modifiers(line: ServiceLine, *modifiers: str) -> ServiceLine:
    assert line.procedure is not None
    return evolve(line, procedure=evolve(line.procedure, modifiers=modifiers))


@given(CLAIMS, lines(), PAIRS)
def test_another_line_takes_no_pair_away(
    claim: Claim, more: ServiceLine, rows: list[PairRow]
) -> None:
    larger = evolve(claim, lines=(*claim.lines, more))

    assert set(pairs_of(claim, rows, dependent=True)) <= set(pairs_of(larger, rows, dependent=True))


@given(CLAIMS, PAIRS, st.integers(1, 3650))
def test_the_day_does_not_matter_while_the_rows_stay_in_force(
    claim: Claim, rows: list[PairRow], later: int
) -> None:
    open_rows = [evolve(row, effective=LONG_AGO, deletion=None) for row in rows]
    began = [moved(line, 10) for line in claim.lines]  # past the change of 59 in July 2019
    one = pairs_of(a_claim_of(*began), open_rows)

    other = pairs_of(a_claim_of(*(moved(line, later) for line in began)), open_rows)

    assert one == other


def moved(line: ServiceLine, days: int) -> ServiceLine:
    assert line.period is not None
    start, end = (day + timedelta(days=days) for day in (line.period.start, line.period.end))
    return evolve(line, period=evolve(line.period, start=start, end=end))


@settings(max_examples=300)
@given(MEASURED, LIMITS)
def test_sums_of_a_day_are_those_of_adding_up_line_by_line(
    claim: Claim, rows: list[MueRow]
) -> None:
    for rule, indicator in (("MUE002", "2"), ("MUE003", "3")):
        assert sums_of(claim, rows, rule) == sums_found(claim, rows, indicator)


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(1, 8), st.sampled_from("23")
)
def test_splitting_units_over_lines_changes_no_sum(
    parts: list[int], limit: int, indicator: str
) -> None:
    rows = [MueRow("97597", limit, indicator)]
    whole = a_claim_of(a_line_of("97597", quantity=sum(parts)))
    split = a_claim_of(*(a_line_of("97597", "59", quantity=part) for part in parts))

    for rule in ("MUE002", "MUE003"):
        assert sums_of(split, rows, rule) == sums_of(whole, rows, rule)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(1, 8))
def test_splitting_units_over_lines_may_satisfy_a_limit_of_the_line(
    parts: list[int], limit: int
) -> None:
    table = MueTable("mue_practitioner", [MueRow("97597", limit, "1")])
    reference = ReferenceSet().with_(mue_practitioner=table)
    split = a_claim_of(*(a_line_of("97597", "59", quantity=part) for part in parts))

    found = judged(RULES["MUE001"], split, reference)

    assert [place(finding.path) for finding in found] == [
        i for i, part in enumerate(parts) if part > limit
    ]
