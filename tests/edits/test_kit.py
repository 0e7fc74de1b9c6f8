"""The kit for authors of rules: cases say what is wrong, the contract notices what cases miss."""

import os
import random
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve, frozen

from billingcore.edits import Context, Finding, Fix, Rule, Safety, Scope, rule
from billingcore.model import Batch, Claim, ServiceLine
from billingcore.testing import (
    a_claim,
    assert_fires,
    assert_not_evaluated,
    assert_silent,
    contract,
    run_cases,
)
from billingcore.testing.cases import Cases
from tests.edits import sample_rules as rules

PAGE = "A page.\n\n>>> 1\n1"
FIRES = {"name": "fires", "with": {"charge": "1"}, "expect": [{}]}
SILENT = {"name": "is silent", "expect": []}


def cases(*items: dict[str, Any], id: str = "ACME401", **more: Any) -> dict[str, Any]:  # noqa: A002
    return {"rule": id, "cases": list(items or (FIRES, SILENT)), **more}


def judged(judge: Any, **changes: Any) -> Rule:
    page = changes.pop("page", PAGE)
    declared: dict[str, Any] = {"scope": Scope.CLAIM, "message": "m", "source": "us", **changes}
    return evolve(rule("ACME401", "a-rule", **declared)(judge), page=page)


def off(claim: Claim) -> bool:
    return claim.charge != claim.line_total


def good(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="charge")


def test_a_good_rule_keeps_the_contract() -> None:
    contract(judged(good), cases())


# -- rules that break a promise --------------------------------------------------------------


def tells(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and claim.patient and claim.patient.name:
        yield context.finding(who=claim.patient.name.last)


def tells_birth(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and claim.patient:
        yield context.finding(who=claim.patient.birth_date)


def fragile(claim: Claim, context: Context) -> Iterable[Finding]:
    if len(claim.facility_code) == 2 and off(claim):  # type: ignore[arg-type]
        yield context.finding()


def looks_at_clock(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and datetime.now().year:  # noqa: DTZ005, TID251
        yield context.finding()


def looks_at_machine(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and os.sep:
        yield context.finding()


def reads_a_file(claim: Claim, context: Context) -> Iterable[Finding]:
    with open(__file__):
        pass
    return good(claim, context)


def throws_dice(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="charge", roll=random.random())


def first_line_only(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and claim.lines:
        yield context.finding(at="lines[0]")


def points_nowhere(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="lines[0].modifiers")


def points_beyond(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="lines[77]")


def mends_nothing(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        fix = Fix(text="say two", safety=Safety.SAFE, changes=(("charge", 2),))
        yield context.finding(at="charge", fixes=fix)


def mends_badly(claim: Claim, context: Context) -> Iterable[Finding]:
    if claim.charge == 1:
        fix = Fix(text="say two", safety=Safety.SAFE, changes=(("lines[0].charge", -1),))
        yield context.finding(at="charge", fixes=fix)


def mends_the_absent(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(fixes=Fix(text="t", changes=(("lyrics", 2),)))


def speaks_for_others(claim: Claim, context: Context) -> Iterable[Finding]:
    for finding in good(claim, context):
        yield evolve(finding, rule="ACME402")


@frozen(kw_only=True)
class Loose:
    """Take anything."""

    limit: int = 3


@pytest.mark.parametrize(
    "judge, changes, said",
    [
        (good, {"page": "no sentence"}, "the page does not begin with a sentence"),
        (good, {"page": "No example."}, "the page has no example"),
        (good, {"source": ()}, "no source"),
        (good, {"message": "A sentence."}, "without a full stop"),
        (good, {"lifecycle": "deprecated"}, "nothing replaces it"),
        (good, {"options": Loose}, "option limit takes anything"),
        (tells, {"message": "{who}"}, "tells who the patient"),
        (tells_birth, {"message": "{who}"}, "tells who the patient"),
        (fragile, {}, "does not survive: ACME401 crashed: TypeError"),
        (looks_at_clock, {}, "looks at the clock or the machine: now"),
        (looks_at_machine, {}, "uses the module os"),
        (reads_a_file, {}, "reaches for the world"),
        (throws_dice, {"message": "{roll}"}, "does not say the same twice"),
        (first_line_only, {}, "says other things of the same lines in the order (1, 0)"),
        (points_nowhere, {}, "points at nothing: the model has no lines[0].modifiers"),
        (points_beyond, {}, "points at nothing: lines[77] is beyond the end"),
        (mends_nothing, {}, "a safe fix does not mend"),
        (mends_the_absent, {}, "a fix changes what is not there"),
        (speaks_for_others, {}, "yields a finding of ACME402"),
    ],
)
def test_the_contract_notices(judge: Any, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(AssertionError) as raised:
        contract(judged(judge, **changes), cases())

    assert said in str(raised.value)


def test_the_contract_notices_a_safe_fix_that_breaks_something_else() -> None:
    with pytest.raises(AssertionError, match="a safe fix adds an error"):
        contract(judged(mends_badly), cases())


@pytest.mark.parametrize(
    "items, said",
    [((FIRES,), "no case in which it is silent"), ((SILENT,), "no case in which it fires")],
)
def test_the_contract_wants_cases_of_both_kinds(items: tuple[dict[str, Any]], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        contract(judged(good), cases(*items))


def test_the_contract_wants_a_rule_to_lack_what_it_needs() -> None:
    tables = {"place_of_service": ["11"]}

    contract(judged(good, needs="place_of_service"), cases(tables=tables))


# -- cases ------------------------------------------------------------------------------------


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
