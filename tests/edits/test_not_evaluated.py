"""What applies to a claim and could not be judged; what does not apply."""

from collections.abc import Iterable
from datetime import date

import pytest
from attrs import evolve

from billingcore.codes import CodeTable, Edition, Entry, ReferenceSet
from billingcore.edits import Context, Rule, Scope, check, rule
from billingcore.findings import Finding, NotEvaluated, Report
from billingcore.model import Batch, Claim, ServiceLine
from billingcore.testing import a_claim, a_line
from tests.edits import sample_rules as rules

PLACES = ReferenceSet(
    place_of_service=CodeTable("place_of_service", [Entry("11")], edition=Edition("2026"))
)


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.path, finding.message) for finding in report]


def test_a_rule_without_its_table_is_not_evaluated() -> None:
    report = check(a_claim(facility_code="99"), rules=[rules.table_wanted])
    lacking = NotEvaluated(rule="ACME109", slug="table-wanted", needs=("place_of_service",))

    assert (report.not_evaluated, report.clean, report.rules) == ((lacking,), False, ())


def test_a_rule_with_its_table_is_evaluated_and_its_edition_told() -> None:
    report = check(a_claim(), rules=[rules.table_wanted], reference=PLACES)

    assert told(report) == [("ACME109", "", "there it is")]
    assert report.editions == (("place_of_service", "2026"),)


def test_a_history_that_was_not_given_is_not_an_empty_one() -> None:
    without = check(a_claim(), rules=[rules.history_seen])
    empty = check(a_claim(), rules=[rules.history_seen], history=())

    assert [str(item) for item in without.not_evaluated] == [
        "ACME104 not evaluated: not given: history"
    ]
    assert told(empty) == [("ACME104", "", "0 earlier")]


def test_history_may_be_asked_for_by_claim() -> None:
    batch = Batch(claims=(a_claim(patient_control_number="A"), a_claim()))
    report = check(
        batch,
        rules=[rules.history_seen],
        history=lambda claim: [a_claim()] * (claim.patient_control_number == "A"),
    )

    assert told(report) == [
        ("ACME104", "claims[0]", "1 earlier"),
        ("ACME104", "claims[1]", "0 earlier"),
    ]


def wanting(*needs: str) -> Rule:
    @rule("ACME201", "wants", scope=Scope.CLAIM, message="{it}", source="us", needs=needs)
    def wants(claim: Claim, context: Context) -> Iterable[Finding]:
        yield context.finding(it=context.as_of or context.fact("received"))

    return wants


def test_today_and_facts_are_given_or_the_rule_is_not_evaluated() -> None:
    today, received = wanting("as_of"), wanting("facts.received")
    facts = {"received": "it came"}

    assert check(a_claim(), rules=[today]).not_evaluated[0].needs == ("as_of",)
    assert check(a_claim(), rules=[received], facts={}).not_evaluated[0].needs == (
        "facts.received",
    )
    assert told(check(a_claim(), rules=[received], facts=facts)) == [("ACME201", "", "it came")]
    assert told(check(a_claim(), rules=[today], as_of=date(2026, 5, 1))) == [
        ("ACME201", "", "2026-05-01")
    ]


def test_a_need_may_depend_on_the_kind_of_claim() -> None:
    @rule(
        "ACME202",
        "by-kind",
        scope=Scope.CLAIM,
        message="m",
        source="us",
        needs={"institutional": ("revenue",)},
    )
    def by_kind(claim: Claim, context: Context) -> Iterable[Finding]:
        return ()

    assert check(Claim(), rules=[by_kind]).clean
    assert not check(Claim(kind="institutional"), rules=[by_kind]).clean


def test_a_rule_may_say_that_its_table_does_not_reach() -> None:
    @rule("ACME203", "too-early", scope=Scope.LINE, message="m", source="us")
    def too_early(line: ServiceLine, context: Context) -> Iterable[Finding]:
        context.not_evaluated("icd10cm", reason="the edition does not reach that day")
        return ()

    report = check(a_claim(), rules=[too_early])

    assert [str(item) for item in report.not_evaluated] == [
        "ACME203 not evaluated: the edition does not reach that day: icd10cm"
    ]


def test_rules_about_lines_do_not_apply_to_a_claim_without_lines() -> None:
    lines = evolve(rules.line_seen, needs=("hcpcs",))
    report = check(Claim(), rules=[lines, rules.claim_seen])

    assert (report.not_evaluated, report.rules) == ((), ("ACME103",))


def test_a_rule_applies_on_its_days_only() -> None:
    def found(day: str) -> int:
        return len(check(a_claim(day=day, lines=(a_line(day=day),)), rules=[rules.second_quarter]))

    days = ("2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01")

    assert [found(day) for day in days] == [0, 1, 1, 0]


def test_each_line_counts_by_its_own_day() -> None:
    claim = a_claim(lines=(a_line(day="2026-03-31"), a_line(day="2026-04-01")))

    assert [f.path for f in check(claim, rules=[rules.second_quarter])] == ["lines[1]"]


def test_a_dated_rule_cannot_judge_a_claim_without_days() -> None:
    claim = a_claim(lines=(a_line(day=None),))
    report = check(claim, rules=[rules.second_quarter])

    assert [str(item) for item in report.not_evaluated] == [
        "ACME108 not evaluated: the claim states no day: date of service"
    ]
    assert len(check(claim, rules=[rules.second_quarter], as_of=date(2026, 5, 1))) == 1


def test_a_need_of_an_option_that_is_not_there_is_the_authors_mistake() -> None:
    with pytest.raises(AttributeError, match="setting"):
        evolve(rules.many_lines, needs={"setting=dme": ("mue_dme",)})


def test_a_need_of_an_options_value_takes_the_place_of_those_by_kind() -> None:
    needs = {"professional": ("hcpcs",), "lines=3": ("cpt",)}
    rule = evolve(rules.many_lines, needs=needs)
    three = {"options": {"ACME111": {"lines": 3}}}

    assert rule.needed("professional") == ("hcpcs",)
    assert check(a_claim(), rules=[rule]).not_evaluated[0].needs == ("hcpcs",)
    assert check(a_claim(), rules=[rule], config=three).not_evaluated[0].needs == ("cpt",)
