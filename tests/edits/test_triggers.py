from collections.abc import Iterator

from hypothesis import given

from billingcore.edits import Context, Finding, Scope, Triggers, catalogue, check, rule
from billingcore.edits._triggers import Wanted
from billingcore.model import Claim, ServiceLine
from billingcore.testing import a_claim, a_line
from billingcore.testing.strategies import any_claims


@rule(
    "ACME501",
    "says-so",
    scope=Scope.LINE,
    message="seen",
    source="us",
    triggers=Triggers(modifiers=("26",), procedures=("71", "99213")),
)
def says_so(line: ServiceLine, context: Context) -> Iterator[Finding]:
    yield context.finding(at="procedure")


@rule(
    "ACME502",
    "other-payers",
    scope=Scope.CLAIM,
    message="seen",
    source="us",
    triggers=Triggers(parts=("other_payers", "lines.drug")),
)
def other_payers(claim: Claim, context: Context) -> Iterator[Finding]:
    yield context.finding()


@rule(
    "ACME503",
    "of-the-sea",
    scope=Scope.CLAIM,
    message="seen",
    source="us",
    triggers=Triggers(diagnoses=("T36", "V9")),
)
def of_the_sea(claim: Claim, context: Context) -> Iterator[Finding]:
    yield context.finding()


def fired(claim: Claim) -> list[str]:
    return [finding.rule for finding in check(claim, rules=[says_so, other_payers, of_the_sea])]


def test_a_rule_is_called_where_each_of_its_triggers_is_met() -> None:
    assert fired(a_claim(lines=[a_line("71046-26")])) == ["ACME501"]
    assert fired(a_claim(lines=[a_line("71046")])) == []
    assert fired(a_claim(lines=[a_line("80053-26")])) == []
    assert fired(a_claim(lines=[a_line("80053-26"), a_line("99213")])) == ["ACME501", "ACME501"]


def test_parts_are_those_of_the_claim_or_of_a_line() -> None:
    assert fired(a_claim()) == []
    assert fired(a_claim(other_payers=[{}])) == ["ACME502"]
    assert fired(a_claim(lines=[a_line(drug={"code": "00002751001"})])) == ["ACME502"]


def test_diagnoses_are_known_by_how_they_begin() -> None:
    assert fired(a_claim(diagnoses=("E11.9", "T36.0X5A"))) == ["ACME503"]
    assert fired(a_claim(diagnoses=("S93.401A", "V93.00XA"))) == ["ACME503"]
    assert fired(a_claim(diagnoses=("T37.0X5A", "W93.01XA"))) == []
    assert fired(a_claim(diagnoses=())) == []


@given(any_claims())
def test_what_is_held_is_looked_up_once_for_all(claim: Claim) -> None:
    triggers = [one.triggers for one in catalogue()]
    together = Wanted(triggers).held(claim)

    for one in triggers:
        assert one.met(together) == one.met(Wanted([one]).held(claim))


@rule(
    "ACME503",
    "asks-for-minutes",
    scope=Scope.LINE,
    message="seen",
    source="us",
    needs="facts.minutes",
    triggers=Triggers(procedures=("97110",)),
)
def asks_for_minutes(line: ServiceLine, context: Context) -> Iterator[Finding]:
    yield context.finding(at="procedure")


def test_what_was_not_told_matters_to_claims_that_call_the_rule() -> None:
    timed = check(a_claim(lines=[a_line("97110")]), rules=[asks_for_minutes])
    other = check(a_claim(lines=[a_line("99213")]), rules=[asks_for_minutes])

    assert [item.needs for item in timed.not_evaluated] == [("facts.minutes",)]
    assert (timed.clean, other.clean, other.not_evaluated) == (False, True, ())
