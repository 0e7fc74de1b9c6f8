"""What a rule can ask its context for, and what it is told when that is not there."""

from collections.abc import Callable
from typing import Any

import pytest

from billingcore.codes import CodeTable, Entry, ReferenceSet
from billingcore.edits import Applies, Context, Scope, check, days_of, provider_key, rule
from billingcore.findings import Citation, Report
from billingcore.model import Batch, Claim, Remittance
from billingcore.testing import (
    a_claim,
    a_claim_payment,
    a_line,
    a_remittance,
    institutional_claim,
)

PLACES = ReferenceSet(place_of_service=CodeTable("place_of_service", [Entry("11")]))


def asked(scope: Scope, question: Callable[[Any, Context], object], subject: Any) -> Report:
    """Return the report of a rule that says what it was told."""

    @rule("ACME501", "asks", scope=scope, message="{told}", source="us")
    def asks(item: Any, context: Context) -> Any:
        yield context.finding(told=str(question(item, context)))

    return check(subject, rules=[asks], reference=PLACES)


def told(scope: Scope, question: Callable[[Any, Context], object], subject: Any) -> list[str]:
    report = asked(scope, question, subject)
    return [f.message for f in report] + [error.error for error in report.engine_errors]


def test_a_claim_knows_its_batch_and_a_payment_its_remittance() -> None:
    batch, remittance = Batch(claims=(a_claim(),)), a_remittance()

    assert told(Scope.CLAIM, lambda _, c: c.batch is batch, batch) == ["True"]
    assert told(Scope.BATCH, lambda _, c: c.batch is batch, batch) == ["True"]
    assert told(Scope.CLAIM, lambda _, c: c.batch, a_claim()) == ["None"]
    assert told(Scope.PAYMENT, lambda _, c: c.remittance is remittance, remittance) == ["True"] * 2
    assert told(Scope.REMITTANCE, lambda _, c: c.remittance is remittance, remittance) == ["True"]
    assert told(Scope.PAYMENT, lambda p, c: c.payment is p, a_claim_payment()) == ["True"]


def test_a_finding_about_several_lines_has_one_fingerprint_in_any_order() -> None:
    @rule("ACME502", "together", scope=Scope.CLAIM, message="together", source="us")
    def together(claim: Claim, context: Context) -> Any:
        yield context.finding("lines[0].quantity", related=["lines[1].quantity"])

    lines = (a_line("93000"), a_line("93000-76"))
    one, other = (check(a_claim(lines=order), rules=[together]) for order in (lines, lines[::-1]))

    assert one.findings[0].anchor == "93000 65.00 2026-03-02, 93000 76 65.00 2026-03-02"
    assert one.findings[0].fingerprint == other.findings[0].fingerprint


def test_what_several_rules_ask_is_worked_out_once() -> None:
    made: list[str] = []

    def make(context: Context, word: str) -> str:
        made.append(word)
        return f"{word} {context.claim.patient_control_number}"

    def question(_: Claim, context: Context) -> object:
        return context.once(make, "of"), context.once(make, "of") is context.once(make, "of")

    assert told(Scope.CLAIM, question, a_claim()) == ["('of A1', True)"]
    assert made == ["of"]


@pytest.mark.parametrize(
    "scope, question, subject, error",
    [
        (Scope.REMITTANCE, lambda _, c: c.claim, Remittance(), "TypeError"),
        (Scope.CLAIM, lambda _, c: c.payment, Claim(), "TypeError"),
        (Scope.CLAIM, lambda _, c: c.line_index(a_line()), Claim(), "LookupError"),
        (Scope.CLAIM, lambda _, c: c.option("limit"), Claim(), "AttributeError"),
    ],
)
def test_asking_for_what_is_not_there_is_the_rules_mistake(
    scope: Scope, question: Callable[[Any, Context], object], subject: Any, error: str
) -> None:
    assert told(scope, question, subject) == [error]


def test_a_line_of_the_claim_can_be_counted_from_anywhere() -> None:
    assert told(Scope.CLAIM, lambda c, x: x.line_index(c.lines[1]), a_claim()) == ["1"]


def test_a_table_that_only_helps_may_be_absent() -> None:
    def help_from(name: str) -> Callable[[Any, Context], object]:
        return lambda _, context: context.optional_table(name) is not None

    assert told(Scope.CLAIM, help_from("place_of_service"), a_claim()) == ["True"]
    assert told(Scope.CLAIM, help_from("hcpcs"), a_claim()) == ["False"]


def test_a_line_of_a_day_is_found_by_itself() -> None:
    claim = a_claim(lines=(a_line(day="2026-03-01"), a_line("93000"), a_line("71046")))

    assert told(Scope.DAY, lambda d, c: c.path(d.lines[-1]), claim) == ["lines[0]", "lines[2]"]


def test_a_finding_may_add_to_what_its_rule_declares() -> None:
    @rule("ACME502", "adds", scope=Scope.CLAIM, message="m", source="us", liability="provider")
    def adds(claim: Claim, context: Context) -> Any:
        first = context.finding(citations=[Citation(authority="them")])
        yield first
        yield context.finding(at="charge", liability="patient", depends_on=first)

    one, other = check(Claim(), rules=[adds])

    assert [c.authority for c in one.citations] == ["us", "them"]
    assert (one.liability, other.liability) == ("provider", "patient")
    assert other.depends_on == one.fingerprint


def test_a_rule_may_be_for_some_filing_indicators() -> None:
    @rule(
        "ACME503",
        "for-medicare",
        scope=Scope.CLAIM,
        message="m",
        source="us",
        applies=Applies(filing="MB"),
    )
    def for_medicare(claim: Claim, context: Context) -> Any:
        yield context.finding()

    assert not check(a_claim(), rules=[for_medicare]).findings
    assert check(a_claim(coverage={"filing_indicator": "MB"}), rules=[for_medicare]).findings


# -- days --------------------------------------------------------------------------------------


def test_the_same_provider_is_the_rendering_one_or_at_a_facility_the_billing_one() -> None:
    own = a_line(providers=({"role": "82", "id": "1333333338"},))

    assert provider_key(a_claim(), own) == "1333333338"
    assert provider_key(a_claim(), a_line()) == "1555555550"
    assert provider_key(a_claim(providers=()), a_line()) == "1234567893"
    assert provider_key(institutional_claim(), own) == "1234567893"
    assert provider_key(Claim(), a_line()) is None


def test_a_line_without_a_day_counts_only_where_the_statement_has_one() -> None:
    lines = (a_line(day=None),)
    day = {"472": "2026-03-02", "434": "2026-03-02"}
    stay = {"434": "2026-03-02..2026-03-05"}

    assert [d.indices for d in days_of(a_claim(lines=lines, dates=day))] == [(0,)]
    assert days_of(a_claim(lines=lines, dates=stay)) == ()
    assert days_of(a_claim(lines=lines)) == ()
