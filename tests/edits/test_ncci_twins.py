"""The indexed NCCI edits find what reading every row for every two lines finds.

And what changes nothing in truth changes nothing that they find.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, settings, strategies as st

from billingcore.codes import AddOnRow, MueRow, PairRow, ReferenceSet
from billingcore.edits import Engine, Finding
from billingcore.model import Claim, ServiceLine
from tests.edits.ncci_found import DEPENDENT, ENGINE, RULES, found, pairs_in, place, sums_in, tables
from tests.edits.ncci_random import CODES, FIRST, LONG_AGO, MODIFIERS, PROVIDERS
from tests.edits.ncci_twins import (
    Found,
    a_claim_of,
    a_line_of,
    of_claim,
    pairs_found,
    standing,
    sums_found,
)

DAYS = st.dates(FIRST, FIRST + timedelta(days=3))


@st.composite
def pair_rows(draw: st.DrawFn) -> PairRow:
    one, other = draw(st.permutations(CODES))[:2]
    return PairRow(
        one,
        other,
        draw(st.sampled_from([LONG_AGO, LONG_AGO, FIRST, FIRST + timedelta(days=2)])),
        draw(st.sampled_from([None, None, FIRST + timedelta(days=1), FIRST + timedelta(days=2)])),
        indicator=draw(st.sampled_from("011119")),
    )


@st.composite
def lines(draw: st.DrawFn) -> ServiceLine:
    return a_line_of(
        draw(st.sampled_from(CODES)),
        *filter(None, [draw(st.sampled_from(MODIFIERS))]),
        provider=draw(st.sampled_from(PROVIDERS)),
        start=draw(DAYS),
        days=draw(st.sampled_from([1, 1, 2, 3])),
        quantity=draw(st.integers(0, 9)),
    )


CLAIMS = st.lists(lines(), min_size=1, max_size=7).map(lambda drawn: a_claim_of(*drawn))
HISTORIES = st.lists(st.lists(lines(), min_size=1, max_size=3), max_size=2).map(
    lambda several: [a_claim_of(*one, number=f"E{i}") for i, one in enumerate(several)]
)
PAIRS = st.lists(pair_rows(), min_size=3, max_size=20, unique=True)
LIMITS = st.lists(
    st.builds(
        MueRow,
        st.sampled_from(CODES),
        st.integers(0, 6),
        st.sampled_from(["1", "2", "3", None]),
        st.just(None),
    ),
    min_size=2,
    unique_by=lambda row: row.code,
)
ADD_ONS = st.lists(
    st.permutations(CODES).map(lambda codes: AddOnRow(codes[0], "1", codes[1])), max_size=3
)
TABLES = st.builds(tables, PAIRS, LIMITS, ADD_ONS)


def pairs_of(
    claim: Claim, rows: Sequence[PairRow], earlier: Sequence[Claim] = (), engine: Engine = ENGINE
) -> list[Found]:
    return pairs_in(found(claim, tables(rows), earlier, engine), claim, earlier)


# -- twins -------------------------------------------------------------------------------------


@settings(max_examples=300)
@given(CLAIMS, PAIRS, HISTORIES)
def test_every_pair_is_found_once_and_nothing_else(
    claim: Claim, rows: list[PairRow], earlier: list[Claim]
) -> None:
    pairs = pairs_of(claim, rows, earlier, DEPENDENT)

    assert len(pairs) == len(set(pairs))
    assert set(pairs) == of_claim(claim, pairs_found(claim, rows, earlier))


@given(CLAIMS, PAIRS, HISTORIES)
def test_a_pair_stands_where_its_column_1_may_be_paid(
    claim: Claim, rows: list[PairRow], earlier: list[Claim]
) -> None:
    expected = of_claim(claim, standing(pairs_found(claim, rows, earlier)))

    assert set(pairs_of(claim, rows, earlier)) == expected


def test_lines_that_run_together_are_reported_once_whatever_begins_later() -> None:
    row = PairRow("11042", "97597", LONG_AGO)
    claim = a_claim_of(
        a_line_of("11042", start=FIRST, days=3),
        a_line_of("97597", start=FIRST, days=3),
        a_line_of("99213", start=FIRST + timedelta(days=1)),
    )

    assert pairs_of(claim, [row]) == [(1, 0, row)]


CIRCLE = [
    PairRow(*pair, LONG_AGO)
    for pair in (("11042", "97597"), ("97597", "45385"), ("45385", "11042"))
]


def test_lines_that_refuse_each_other_in_a_circle_are_all_reported() -> None:
    claim = a_claim_of(*map(a_line_of, ("11042", "97597", "45385")))

    assert set(pairs_of(claim, CIRCLE)) == pairs_found(claim, CIRCLE)


def test_many_lines_against_each_other_are_soon_told() -> None:
    codes = [f"{number:05}" for number in range(10_000, 10_050)]
    rows = [PairRow(one, other, LONG_AGO) for i, one in enumerate(codes) for other in codes[:i]]
    claim = a_claim_of(*map(a_line_of, codes))

    assert [(two, one) for two, one, _ in pairs_of(claim, rows)] == [(i, 49) for i in range(49)]


@settings(max_examples=300)
@given(CLAIMS, LIMITS, HISTORIES)
def test_sums_of_a_day_are_those_of_adding_up_line_by_line(
    claim: Claim, rows: list[MueRow], earlier: list[Claim]
) -> None:
    by_rule = found(claim, tables(limits=rows), earlier)

    for rule, indicator in (("MUE002", "2"), ("MUE003", "3")):
        assert set(sums_in(by_rule[rule])) == sums_found(claim, rows, indicator)
    if earlier:
        both = (sums_found(claim, rows, indicator, earlier) for indicator in "23")
        assert set(sums_in(by_rule["MUE006"])) == set().union(*both)


# -- what changes nothing ----------------------------------------------------------------------


def told(by_rule: dict[str, list[Finding]], *but: str) -> set[tuple[object, ...]]:
    """Return what is told, but for some of the values, and of sums no more than that they are."""
    return {
        (rule, f.path, f.related, tuple((k, v) for k, v in f.params if k not in but))
        for rule, findings in by_rule.items()
        for f in findings
    }


@given(CLAIMS, TABLES, HISTORIES, DAYS)
def test_an_unrelated_line_takes_nothing_away(
    claim: Claim, reference: ReferenceSet, earlier: list[Claim], day: date
) -> None:
    larger = evolve(claim, lines=(*claim.lines, a_line_of("36415", start=day, quantity=0)))

    more = told(found(larger, reference, earlier)) - told(found(claim, reference, earlier))

    assert told(found(claim, reference, earlier)) <= told(found(larger, reference, earlier))
    assert {rule for rule, *_ in more} <= {"MUE005"}


@given(CLAIMS, lines(), PAIRS)
def test_another_line_takes_no_pair_away(
    claim: Claim, more: ServiceLine, rows: list[PairRow]
) -> None:
    larger = evolve(claim, lines=(*claim.lines, more))
    before = pairs_of(claim, rows, engine=DEPENDENT)

    assert set(before) <= set(pairs_of(larger, rows, engine=DEPENDENT))


@given(CLAIMS, TABLES, HISTORIES, st.integers(1, 3650))
def test_the_day_does_not_matter_while_the_rows_stay_in_force(
    claim: Claim, reference: ReferenceSet, earlier: list[Claim], later: int
) -> None:
    rows = [evolve(row, effective=LONG_AGO, deletion=None) for row in pair_rows_of(reference)]
    open_pairs = reference.with_(ncci_ptp_practitioner=tables(rows).get("ncci_ptp_practitioner"))
    past = 10  # the change of 59 in July 2019

    one, other = (
        found(moved(claim, days), open_pairs, [moved(each, days) for each in earlier])
        for days in (past, past + later)
    )

    assert told(one, "day", "other") == told(other, "day", "other")


def pair_rows_of(reference: ReferenceSet) -> list[PairRow]:
    table = reference.ncci_ptp_practitioner
    assert table is not None
    return list(table)


def moved(claim: Claim, days: int) -> Claim:
    return a_claim_of(
        *(moved_line(line, timedelta(days)) for line in claim.lines),
        number=claim.patient_control_number,
    )


def moved_line(line: ServiceLine, by: timedelta) -> ServiceLine:
    assert line.period is not None
    period = evolve(line.period, start=line.period.start + by, end=line.period.end + by)
    return evolve(line, period=period)


@given(CLAIMS, PAIRS, HISTORIES, st.sampled_from(["RT", "91", "LC"]))
def test_a_modifier_lifts_exactly_the_pairs_that_may_be_lifted(
    claim: Claim, rows: list[PairRow], earlier: list[Claim], modifier: str
) -> None:
    plain, plain_earlier = marked(claim), [marked(one) for one in earlier]

    before = pairs_of(plain, rows, plain_earlier, DEPENDENT)
    after = pairs_of(marked(claim, modifier), rows, plain_earlier, DEPENDENT)

    assert set(after) == {pair for pair in before if pair[2].indicator == "0"}


def marked(claim: Claim, *modifiers: str) -> Claim:
    """Return the claim with these modifiers on every line and no others."""
    changed = []
    for line in claim.lines:
        assert line.procedure is not None
        changed.append(evolve(line, procedure=evolve(line.procedure, modifiers=modifiers)))
    return a_claim_of(*changed, number=claim.patient_control_number)


PARTS = st.lists(st.integers(1, 4), min_size=1, max_size=5)


@given(PARTS, st.integers(1, 8), st.sampled_from("23"))
def test_splitting_units_over_lines_or_claims_changes_no_sum(
    parts: list[int], limit: int, indicator: str
) -> None:
    reference = tables(limits=[MueRow("97597", limit, indicator)])
    split = [a_line_of("97597", "59", quantity=part) for part in parts]
    whole = found(a_claim_of(a_line_of("97597", quantity=sum(parts))), reference)
    over_lines = found(a_claim_of(*split), reference)
    first, *others = split
    over_claims = found(
        a_claim_of(first), reference, [a_claim_of(line, number="E0") for line in others]
    )

    above = [sum(parts)] if sum(parts) > limit else []
    for by_rule in (whole, over_lines):
        assert [
            units for rule in ("MUE002", "MUE003") for units in units_in(by_rule[rule])
        ] == above
    rules = ("MUE002", "MUE003", "MUE006")
    assert bool([f for rule in rules for f in over_claims[rule]]) is bool(above)


def units_in(findings: list[Finding]) -> list[object]:
    return [dict(finding.params)["units"] for finding in findings]


@given(PARTS, st.integers(1, 8), st.sampled_from(["1", None]))
def test_splitting_units_over_lines_may_satisfy_a_limit_of_the_line(
    parts: list[int], limit: int, indicator: str | None
) -> None:
    split = a_claim_of(*(a_line_of("97597", "59", quantity=part) for part in parts))

    by_rule = found(split, tables(limits=[MueRow("97597", limit, indicator)]))

    above = [i for i, part in enumerate(parts) if part > limit]
    assert [place(finding.path) for finding in by_rule["MUE001"]] == above


# -- who is one provider -----------------------------------------------------------------------

BY_SPECIALTY = Engine(
    RULES,
    {"options": {rule.id: {"provider": "specialty"} for rule in RULES if rule.id != "AOC005"}},
    plugins=False,
)


def known(*specialties: str) -> dict[str, Any]:
    """Return a fact of the two providers: their specialties, in one group."""
    npis = dict.fromkeys(PROVIDERS)
    return {
        "providers": {
            npi: {"specialty": specialty, "group": "123456789"}
            for npi, specialty in zip(npis, specialties, strict=True)
        }
    }


@given(CLAIMS, TABLES, HISTORIES)
def test_physicians_of_one_specialty_are_as_one(
    claim: Claim, reference: ReferenceSet, earlier: list[Claim]
) -> None:
    facts = known("11", "11")

    several = found(claim, reference, earlier, BY_SPECIALTY, facts=facts)
    alone = found(by_one(claim), reference, [by_one(one) for one in earlier])

    assert told(several) == told(alone)


@given(CLAIMS, TABLES, HISTORIES)
def test_physicians_of_two_specialties_are_two(
    claim: Claim, reference: ReferenceSet, earlier: list[Claim]
) -> None:
    several = found(claim, reference, earlier, BY_SPECIALTY, facts=known("11", "06"))

    assert told(several) == told(found(claim, reference, earlier))


def by_one(claim: Claim) -> Claim:
    """Return the claim with every line rendered by one provider."""
    one = a_line_of("99213").providers
    lines = [evolve(line, providers=one) for line in claim.lines]
    return a_claim_of(*lines, number=claim.patient_control_number)
