"""The engine: what rules are handed, what comes out, and what it costs nobody."""

import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given, strategies as st

from billingcore.codes import CodeTable, Edition, Entry, ReferenceSet
from billingcore.edits import Context, Engine, Scope, check, check_many, rule
from billingcore.edits._engine import Subject
from billingcore.findings import EngineError, Finding, Report
from billingcore.model import Batch, Claim, Diagnosis, ServiceLine
from billingcore.testing import a_claim, a_claim_payment, a_line, a_remittance
from billingcore.testing.strategies import any_claims
from tests.edits import sample_rules as rules

PLACES = ReferenceSet(
    place_of_service=CodeTable("place_of_service", [Entry("11")], edition=Edition("2026"))
)


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.path, finding.message) for finding in report]


def test_each_scope_is_handed_its_own_subject() -> None:
    claim = a_claim(lines=(a_line("99213"), a_line("93000"), a_line("71046", day="2026-03-05")))
    every = (rules.line_seen, rules.day_seen, rules.claim_seen, rules.history_seen)

    assert told(check(claim, rules=every, history=[a_claim()])) == [
        ("ACME103", "", "a claim"),
        ("ACME104", "", "1 earlier"),
        ("ACME101", "lines[0]", "line 1"),
        ("ACME102", "lines[0]", "2 lines on 2026-03-02"),
        ("ACME101", "lines[1]", "line 2"),
        ("ACME101", "lines[2]", "line 3"),
        ("ACME102", "lines[2]", "1 lines on 2026-03-05"),
    ]


def test_findings_are_in_natural_order() -> None:
    claim = a_claim(lines=tuple(a_line() for _ in range(12)))
    paths = [finding.path for finding in check(claim, rules=[rules.line_seen])]

    assert paths == [f"lines[{i}]" for i in range(12)]


def test_the_same_line_object_twice_is_two_lines() -> None:
    line = a_line()
    report = check(a_claim(lines=(line, line)), rules=[rules.line_seen])

    assert told(report) == [("ACME101", "lines[0]", "line 1"), ("ACME101", "lines[1]", "line 2")]


def test_days_are_told_apart_by_provider() -> None:
    other = {"role": "82", "id": "1333333338"}
    claim = a_claim(lines=(a_line(), a_line(providers=(other,)), a_line()))
    counts = [f.params[0][1] for f in check(claim, rules=[rules.day_seen])]

    assert counts == [2, 1]


def test_a_batch_is_checked_with_all_its_claims() -> None:
    batch = Batch(claims=(a_claim(), a_claim(lines=(a_line(),))))

    assert told(check(batch, rules=[rules.line_seen, rules.batch_seen])) == [
        ("ACME105", "claims", "2 claims"),
        ("ACME101", "claims[0].lines[0]", "line 1"),
        ("ACME101", "claims[0].lines[1]", "line 2"),
        ("ACME101", "claims[1].lines[0]", "line 1"),
    ]


def test_a_remittance_is_checked_with_all_its_payments() -> None:
    remittance = a_remittance()

    assert told(check(remittance, rules=[rules.payment_seen, rules.remittance_seen])) == [
        ("ACME106", "claims[0].paid", "a payment"),
        ("ACME106", "claims[1].paid", "a payment"),
        ("ACME107", "header.payment.amount", "2 payments"),
    ]


def test_a_payment_is_checked_alone() -> None:
    report = check(a_claim_payment(), rules=[rules.payment_seen, rules.remittance_seen])

    assert (told(report), report.rules) == ([("ACME106", "paid", "a payment")], ("ACME106",))


def test_anything_else_is_the_callers_mistake() -> None:
    with pytest.raises(TypeError, match="not a ServiceLine"):
        check(ServiceLine(), rules=[])  # type: ignore[arg-type]


def test_plans_for_whatever_senders_write_do_not_pile_up() -> None:
    config = {"profile": [{"name": "Acme", "match": {"payer": ["00123"]}, "ignore": ["ACME103"]}]}
    engine = Engine([rules.claim_seen], config, plugins=False)
    for number in range(1500):
        engine.check(a_claim(coverage={"payer": {"id": str(number)}}, lines=(), diagnoses=()))

    assert len(engine._plans.known) <= 1000


def test_a_stream_is_checked_one_by_one() -> None:
    reports = check_many((a_claim() for _ in range(3)), rules=[rules.claim_seen])

    assert [told(report) for report in reports] == [[("ACME103", "", "a claim")]] * 3


def test_a_history_that_can_be_read_once_is_given_to_each_claim_of_a_stream() -> None:
    history = (claim for claim in [a_claim()])
    reports = check_many([a_claim(), a_claim()], rules=[rules.history_seen], history=history)

    assert [told(report) for report in reports] == [[("ACME104", "", "1 earlier")]] * 2


@given(st.lists(any_claims(), max_size=7), st.integers(1, 4))
def test_claims_judged_together_get_the_reports_that_each_gets_alone(
    claims: list[Claim], at_once: int
) -> None:
    alone = [check(claim, history=()) for claim in claims]

    assert list(check_many(claims, history=(), at_once=at_once)) == alone


def test_claims_of_several_kinds_and_payments_come_back_in_order() -> None:
    subjects: list[Subject] = [
        a_claim(),
        a_claim_payment(),
        a_claim(lines=()),
        a_remittance(),
        a_claim(),
    ]
    reports = check_many(subjects, rules=[rules.claim_seen, rules.line_seen, rules.payment_seen])

    assert [report.subject for report in reports] == subjects


def test_what_breaks_a_stream_comes_after_the_reports_before_it() -> None:
    def stream() -> Iterator[Claim]:
        yield a_claim()
        yield a_claim()
        raise ConnectionError

    reports = check_many(stream(), rules=[rules.claim_seen])

    assert [told(next(reports)) for _ in range(2)] == [[("ACME103", "", "a claim")]] * 2
    with pytest.raises(ConnectionError):
        next(reports)


def test_a_history_that_grows_by_each_report_is_asked_one_by_one() -> None:
    past: list[Claim] = []
    claims = [a_claim() for _ in range(3)]
    counts = []
    for report in check_many(claims, rules=[rules.history_seen], history=lambda claim: past):
        counts.append(told(report)[0][2])
        past.append(report.subject)

    assert counts == ["0 earlier", "1 earlier", "2 earlier"]


# -- rules that break ------------------------------------------------------------------------------


def test_a_rule_that_breaks_is_an_engine_error_without_the_claims_data() -> None:
    claim = a_claim(lines=(a_line("99213"), a_line(procedure=None), a_line("93000")))
    report = check(claim, rules=[rules.breaks, rules.claim_seen])
    (error,) = report.engine_errors

    assert (error.rule, error.error) == ("ACME110", "ValueError")
    assert error.where.startswith("sample_rules.py:")
    assert error.where.endswith(" of tests")
    assert "DOE" not in str(report) + repr(report)
    assert [f.path for f in report] == ["", "lines[0]", "lines[2]"]
    assert not report.clean


def test_a_rule_that_finds_without_end_is_stopped_and_named() -> None:
    @rule("ACME205", "endless", scope=Scope.LINE, message="again", source="us")
    def endless(line: ServiceLine, context: Context) -> Iterable[Finding]:
        while True:
            yield context.finding()

    report = check(a_claim(), rules=[endless, rules.claim_seen])
    (error,) = report.engine_errors

    assert str(error).startswith("ACME205 crashed: TooManyFindings")
    assert "ACME103" in {finding.rule for finding in report}


@pytest.mark.parametrize("said", ["nothing", "text", "too little"])
def test_a_rule_that_does_not_yield_findings_is_an_engine_error(said: str) -> None:
    @rule("ACME204", "odd", scope=Scope.CLAIM, message="{count}", source="us")
    def says(claim: Claim, context: Context) -> Iterable[Finding]:
        odd: Any = {"nothing": None, "text": ["a finding"]}
        return odd[said] if said in odd else [context.finding()]

    report = check(Claim(), rules=[says])

    assert [error.error for error in report.engine_errors] == ["TypeError"]
    assert report.findings == ()


def test_a_table_that_was_not_declared_cannot_be_used() -> None:
    @rule("ACME205", "sneaks", scope=Scope.CLAIM, message="m", source="us")
    def sneaks(claim: Claim, context: Context) -> Iterable[Finding]:
        context.table("place_of_service")
        return ()

    report = check(Claim(), rules=[sneaks], reference=PLACES)

    assert [error.error for error in report.engine_errors] == ["LookupError"]


# -- places ----------------------------------------------------------------------------------------


def test_a_finding_stands_at_an_object_a_path_or_both() -> None:
    @rule("ACME206", "places", scope=Scope.LINE, message="{n}", source="us")
    def places(line: ServiceLine, context: Context) -> Iterable[Finding]:
        if context.line_index(line) == 1:
            where: tuple[object, ...] = (
                None,
                line,
                "charge",
                line.procedure,
                (line, "period"),
                context.claim,
                (context.claim, "diagnoses[1]"),
                context.claim.diagnoses[0],
                context.claim.billing_provider,
            )
            yield from (context.finding(at=at, n=n) for n, at in enumerate(where))

    report = check(a_claim(lines=("99213", "93000")), rules=[places])
    paths = {str(dict(finding.params)["n"]): finding.path for finding in report}

    assert [paths[n] for n in sorted(paths)] == [
        "lines[1]",
        "lines[1]",
        "lines[1].charge",
        "lines[1].procedure",
        "lines[1].period",
        "",
        "diagnoses[1]",
        "diagnoses[0]",
        "billing.provider",
    ]


def test_an_object_of_another_claim_has_no_place() -> None:
    @rule("ACME207", "lost", scope=Scope.CLAIM, message="m", source="us")
    def lost(claim: Claim, context: Context) -> Iterable[Finding]:
        yield context.finding(at=Diagnosis("E119"))

    assert [e.error for e in check(a_claim(), rules=[lost]).engine_errors] == ["LookupError"]


def test_several_values_in_a_message_are_joined() -> None:
    @rule("ACME208", "joined", scope=Scope.CLAIM, message="{a} and {b}", source="us")
    def joined(claim: Claim, context: Context) -> Iterable[Finding]:
        yield context.finding(a=("2", "1"), b={"4", "3"})

    assert told(check(Claim(), rules=[joined])) == [("ACME208", "", "2, 1 and 3, 4")]


# -- sharing --------------------------------------------------------------------------------


def test_an_engine_can_be_sent_to_another_process() -> None:
    engine = Engine([rules.line_seen, rules.many_lines], {"options": {"ACME111": {"lines": 1}}})
    engine.check(a_claim())
    sent = pickle.loads(pickle.dumps(engine))  # noqa: S301 - our own bytes

    assert sent.rules == engine.rules
    assert sent.check(a_claim()) == engine.check(a_claim())


def test_an_engine_can_be_shared_between_threads() -> None:
    engine = Engine([rules.line_seen, rules.second_quarter, rules.day_seen])
    claims = [a_claim(day=f"2026-{month:02}-15") for month in range(1, 13)] * 8
    expected = [engine.check(claim) for claim in claims]
    fresh = Engine(engine.rules)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(fresh.check, claims))

    assert found == expected


def test_two_rules_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="ACME103"):
        Engine([rules.claim_seen, evolve(rules.claim_seen, slug="again")])


def test_a_changed_rule_can_be_sent_too() -> None:
    changed = evolve(rules.claim_seen, message="another")
    sent = pickle.loads(pickle.dumps([rules.claim_seen, changed]))  # noqa: S301 - our own bytes

    assert (sent[0], sent[1].message) == (rules.claim_seen, "another")


def test_options_without_defaults_are_refused() -> None:
    @frozen(kw_only=True)
    class Wanting:
        limit: int

    with pytest.raises(TypeError, match="limit"):
        evolve(rules.claim_seen, options=Wanting)


@pytest.mark.parametrize(
    "change", [{"id": "dx3"}, {"slug": "Not A Slug"}, {"lifecycle": "finished"}]
)
def test_a_rule_with_a_wrong_identity_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        evolve(rules.claim_seen, **change)


def test_engine_errors_of_a_batch_are_told_once() -> None:
    claim = a_claim(lines=(a_line(procedure=None),))
    report = check(Batch(claims=(claim, claim)), rules=[rules.breaks])

    assert [type(error) for error in report.engine_errors] == [EngineError]
