"""The kit for authors of rules: cases say what is wrong, and so do asserts by hand."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from billingcore.codes import CodeGroup
from billingcore.edits import ClaimState, Context, Finding, Scope
from billingcore.model import Batch, Claim, ServiceLine
from billingcore.testing import (
    a_claim,
    assert_fires,
    assert_not_evaluated,
    assert_silent,
    run_cases,
)
from billingcore.testing.cases import Cases
from tests.codes.tabular_list import HEAD, category, list_of
from tests.edits import sample_rules as rules
from tests.edits.contract_rules import FIRES, SILENT, cases, good, judged


@pytest.mark.parametrize(
    "case, said",
    [
        ({"name": "n", "with": {"charge": "1"}, "expect": []}, "1 findings, not 0"),
        ({"name": "n", "expect": [{}]}, "0 findings, not 1"),
        ({**FIRES, "expect": [{"at": "lines"}]}, "at is 'charge', not 'lines'"),
        ({**FIRES, "expect": [{"severity": "info"}]}, "severity is 'error', not 'info'"),
        ({**FIRES, "expect": [{"params": {"n": 1}}]}, "n is None, not 1"),
        ({**FIRES, "not_evaluated": ["hcpcs"]}, "not evaluated for want of nothing"),
        ({**SILENT, "todo": True}, "missed no more"),
    ],
)
def test_a_case_says_what_is_different(case: dict[str, Any], said: str) -> None:
    with pytest.raises(AssertionError) as raised:
        run_cases(cases(case), judged(good))

    assert said in str(raised.value)


def test_a_known_miss_is_let_pass_while_it_is_missed() -> None:
    run_cases(cases({"name": "n", "expect": [{}], "todo": True}), judged(good))


def test_a_case_tells_what_became_of_an_earlier_claim() -> None:
    past = [{"with": {"frequency": "1"}}, {"state": "denied", "payer_control_number": "ICN1"}]
    (made,) = Cases.from_mapping(cases({"name": "n", "history": past, "expect": []}))
    plain, denied = made.given["history"]

    assert isinstance(plain, Claim)
    assert (denied.state, denied.payer_control_number) == (ClaimState.DENIED, "ICN1")


def test_rows_of_a_case_may_hold_rows() -> None:
    group = {"number": 1, "codes": ["29877"]}
    article = {"id": "A1", "version": 1, "procedures": [group], "states": ["IL"]}
    tables = {"coverage": [article]}
    (made,) = Cases.from_mapping(cases({"name": "n", "tables": tables, "expect": []}))
    (found,) = made.given["reference"].coverage.articles("29877", on=date(2026, 3, 2))

    assert found.procedures == (CodeGroup(1, {"29877"}),)


def test_an_earlier_claim_of_a_case_is_a_claim() -> None:
    with pytest.raises(TypeError, match="a_line builds no claim"):
        Cases.from_mapping(cases({"name": "n", "history": [{"base": "a_line"}]}))


def test_a_case_may_change_and_remove_by_path() -> None:
    case = {
        "name": "n",
        "changes": {
            "lines[0].charge": "5",
            "lines[0].procedure.modifiers": ["25", "59"],
            "lines[1].period": "2026-01-01..2026-01-03",
            "coverage.payer": "absent",
        },
        "expect": [],
    }
    (made,) = Cases.from_mapping(cases(case))
    one, other = made.subject.lines

    assert (one.charge, one.modifiers, other.period.days) == (5, ("25", "59"), 3)
    assert made.subject.payer is None


def test_a_case_of_a_batch_lists_its_claims() -> None:
    case = {"name": "n", "claims": [{}, {"base": "dental_claim"}], "expect": []}
    (made,) = Cases.from_mapping(cases(case), Scope.BATCH)

    assert isinstance(made.subject, Batch)
    assert [claim.kind for claim in made.subject.claims] == ["professional", "dental"]


def test_a_case_gives_history_facts_today_options_and_tables() -> None:
    case = {
        "name": "n",
        "as_of": date(2026, 5, 1),
        "history": [{}, {"with": {"charge": "1"}}],
        "facts": {"received": date(2026, 4, 1)},
        "tables": {"hcpcs": {"edition": {"name": "E"}, "rows": [{"code": "J1100"}, ["J1101"]]}},
        "expect": [],
    }
    (made,) = Cases.from_mapping(cases(case))
    hcpcs = made.given["reference"].hcpcs

    assert [len(made.given["history"]), str(hcpcs.edition), len(hcpcs)] == [2, "E", 2]
    assert made.given["facts"]["received"] < made.given["as_of"]
    many = {"name": "n", "options": {"lines": 1}, "expect": []}
    with pytest.raises(AssertionError, match="1 findings"):
        run_cases(cases(many, id="ACME111"), rules.many_lines)


def test_cases_of_a_preview_name_it() -> None:
    run_cases(cases({"name": "n", "expect": [{}]}, id="ACME113"), rules.soon)


def test_a_case_gives_a_tabular_list_as_the_texts_of_its_releases() -> None:
    releases = [list_of(category("E10"), head=HEAD.replace("2026", y)) for y in ("2025", "2026")]
    tables = {"icd10cm_notes": {"releases": [text.decode() for text in releases]}}
    (made,) = Cases.from_mapping(cases({"name": "n", "tables": tables, "expect": []}))
    notes = made.given["reference"].icd10cm_notes

    assert notes.title("E10", on=date(2025, 9, 30)) == "Disorder"
    assert notes.edition.covers(date(2026, 9, 30))


@pytest.mark.parametrize(
    "case",
    [
        {"name": "n", "withh": {}},
        {"name": "n", "expect": [{"where": "x"}]},
        {"name": "n", "base": "a_cake"},
        {"name": "n", "tables": {"cakes": []}},
        {"name": "n", "changes": {"lyrics": "x"}},
    ],
)
def test_a_case_that_cannot_be_understood_is_the_authors_mistake(case: dict[str, Any]) -> None:
    with pytest.raises((ValueError, LookupError)):
        Cases.from_mapping(cases(case))


def test_cases_of_another_rule_or_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="the cases are for ACME999"):
        run_cases(cases(id="ACME999"), judged(good))
    with pytest.raises(ValueError, match="same name"):
        Cases.from_mapping(cases(SILENT, SILENT))


# -- by hand ----------------------------------------------------------------------------------


def test_asserting_by_hand() -> None:
    assert assert_fires(judged(good), a_claim(charge="1"), at="charge").path == "charge"
    assert_silent(judged(good), a_claim())
    assert_not_evaluated(rules.table_wanted, a_claim(), "place_of_service")


def second(line: ServiceLine, context: Context) -> Iterable[Finding]:
    if context.line_index(line):
        raise ValueError
    return ()


@pytest.mark.parametrize(
    "claim",
    [
        lambda: assert_fires(judged(good), a_claim()),
        lambda: assert_fires(judged(good), a_claim(charge="1"), at="lines"),
        lambda: assert_silent(judged(good), a_claim(charge="1")),
        lambda: assert_silent(rules.table_wanted, a_claim()),
        lambda: assert_silent(rules.second_quarter, a_claim(day="2020-01-01")),
        lambda: assert_silent(judged(second, scope=Scope.LINE), a_claim()),
        lambda: assert_not_evaluated(judged(good), a_claim()),
        lambda: assert_not_evaluated(rules.table_wanted, a_claim(), "hcpcs"),
    ],
)
def test_an_assertion_that_does_not_hold_fails(claim: Any) -> None:
    with pytest.raises(AssertionError):
        claim()
