"""A rule of another package that does not come to an end is broken off, where steps are counted."""

import pickle
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count, repeat

import pytest
from attrs import evolve

from billingcore.codes import ReferenceSet
from billingcore.edits import (
    Context,
    Day,
    Engine,
    Finding,
    Rule,
    Scope,
    Triggers,
    catalogue,
    check,
    check_many,
    rule,
)
from billingcore.model import Claim, ServiceLine
from billingcore.testing import a_claim, a_line
from billingcore.testing.cases import Case
from tests.edits import sample_rules as rules


@pytest.fixture(autouse=True)
def _nobody_looks_on() -> Iterator[None]:
    """Let steps be counted, as they are not while coverage is measured."""
    before = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(before)


@rule("ACME301", "silent-loop", scope=Scope.CLAIM, message="never", source="us")
def silent_loop(claim: Claim, context: Context) -> Iterable[Finding]:
    for number in count():
        if number < 0:
            yield context.finding()


@rule("ACME302", "stubborn", scope=Scope.LINE, message="never", source="us")
def stubborn(line: ServiceLine, context: Context) -> Iterable[Finding]:
    while True:
        try:
            len(line.diagnosis_pointers)
        except Exception:  # noqa: BLE001 - as rules are that somebody else wrote
            yield context.finding()


@rule("ACME303", "endless-days", scope=Scope.DAY, message="again", source="us")
def endless_days(day: Day, context: Context) -> Iterable[Finding]:
    while True:
        yield context.finding()


@pytest.mark.parametrize(
    "loops", [silent_loop, stubborn, endless_days], ids=lambda loops: loops.slug
)
def test_a_rule_that_loops_is_broken_off_and_named(loops: Rule) -> None:
    report = check(a_claim(lines=["99213"] * 3), rules=[loops, rules.claim_seen], steps=2_000)

    (error,) = report.engine_errors
    assert (error.rule, error.error) == (loops.id, "TooManySteps")
    assert error.where.endswith(" of tests")
    assert not error.where.startswith("_steps.py")
    assert {finding.rule for finding in report} - {loops.id} == {"ACME103"}
    assert not report.clean
    assert sys.gettrace() is None


def test_what_is_found_before_the_end_stays() -> None:
    @rule("ACME304", "finds-and-loops", scope=Scope.CLAIM, message="seen", source="us")
    def finds_and_loops(claim: Claim, context: Context) -> Iterable[Finding]:
        yield context.finding()
        yield from silent_loop.judge(claim, context)

    @rule("ACME305", "says-it-again", scope=Scope.CLAIM, message="again", source="us")
    def says_it_again(claim: Claim, context: Context) -> Iterable[Finding]:
        return repeat(context.finding())

    report = check(a_claim(), rules=[finds_and_loops, says_it_again], steps=2_000)

    assert len(report.by_rule("ACME304")) == 1
    assert [error.error for error in report.engine_errors] == ["TooManySteps", "TooManyFindings"]


def test_one_that_swallows_everything_is_named_when_it_ends() -> None:
    @rule("ACME306", "swallows", scope=Scope.CLAIM, message="never", source="us")
    def swallows(claim: Claim, context: Context) -> Iterable[Finding]:
        for number in range(10_000):
            try:  # noqa: SIM105 - as rules are that somebody else wrote
                len(str(number))
            except:  # noqa: E722, S110 - as rules are that somebody else wrote
                pass
        return ()

    for steps in range(1_000, 1_010):
        (error,) = check(a_claim(), rules=[swallows], steps=steps).engine_errors
        assert error.error == "TooManySteps"


def test_only_lines_of_its_own_package_count() -> None:
    @rule("ACME307", "asks-others", scope=Scope.CLAIM, message="never", source="us")
    def asks_others(claim: Claim, context: Context) -> Iterable[Finding]:
        assert context.optional_table("icd10cm").is_valid("E119", on=date(2026, 3, 2))
        assert a_claim(lines=["99213"] * 200).line_total
        return ()

    tables = ReferenceSet.default()
    assert check(a_claim(), rules=[asks_others], reference=tables, steps=10).engine_errors == ()
    (error,) = check(a_claim(), rules=[asks_others], reference=tables, steps=1).engine_errors
    assert error.error == "TooManySteps"


def test_an_endless_rule_of_days_is_stopped_once_a_claim() -> None:
    report = check(
        a_claim(lines=[a_line(day=f"2026-03-0{day}") for day in (1, 2, 3)]),
        rules=[endless_days],
    )

    assert [error.error for error in report.engine_errors] == ["TooManyFindings"]


def test_steps_are_counted_anew_for_each_claim_line_and_day() -> None:
    engine = Engine([rules.line_seen, rules.claim_seen], plugins=False, steps=500)
    claims = [a_claim(lines=["99213"] * 40)] * 3

    assert [len(report.findings) for report in engine.check_many(claims)] == [41, 41, 41]
    assert all(not report.engine_errors for report in engine.check_many(claims))
    assert engine.check(claims[0]) == Engine([rules.line_seen, rules.claim_seen]).check(claims[0])


def test_what_a_rule_asks_before_it_is_called_is_bounded_too() -> None:
    def forever(*_: object) -> bool:
        while True:
            pass

    class Asking:
        __hash__ = None  # type: ignore[assignment]
        __call__ = forever

    for triggers in (
        Triggers(glance=forever),
        Triggers(coding=forever),
        Triggers(glance=Asking()),
    ):
        asking = evolve(rules.claim_seen, triggers=triggers)
        assert check(a_claim(), rules=[asking], steps=500).findings  # it is asked itself


def test_rules_of_the_library_are_not_counted() -> None:
    some = [rule for rule in catalogue() if rule.family in ("CLM", "MOD")]
    claim = a_claim(charge="1")

    report = check(claim, rules=some, steps=1)

    assert report == check(claim, rules=some)
    assert report.findings


def test_nothing_is_counted_while_a_debugger_looks_on() -> None:
    seen: list[str] = []
    sys.settrace(lambda frame, event, argument: seen.append(event))

    report = check(a_claim(), rules=[rules.claim_seen], steps=1)

    assert report.findings
    assert seen


def test_an_engine_takes_its_bound_along() -> None:
    sent = pickle.loads(pickle.dumps(Engine([rules.claim_seen], steps=0)))  # noqa: S301 - our own

    assert sent.steps == 0
    assert [e.error for e in sent.check(a_claim()).engine_errors] == ["TooManySteps"]
    (report,) = check_many([a_claim()], rules=[rules.claim_seen], steps=0)
    assert report.engine_errors


def test_a_case_fails_where_its_rule_loops() -> None:
    case = Case(name="loops", subject=a_claim())

    assert case.problems(silent_loop)[0].startswith("ACME301 crashed: TooManySteps")
