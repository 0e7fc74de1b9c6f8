from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve, field, frozen
from hypothesis import given

from billingcore.edits import (
    CodingShape,
    Context,
    Engine,
    Finding,
    History,
    Rule,
    Scope,
    Triggers,
    catalogue,
    catalogue_page,
    check,
    rule,
)
from billingcore.edits._wanted import Wanted
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


# -- earlier claims --------------------------------------------------------------------------------


@rule(
    "ACME504",
    "has-a-past",
    scope=Scope.HISTORY,
    message="seen",
    source="us",
    needs="history",
    triggers=Triggers(earlier=True),
)
def has_a_past(history: History, context: Context) -> Iterator[Finding]:
    yield context.finding()


def test_a_rule_of_earlier_claims_is_called_where_there_are_some() -> None:
    assert check(a_claim(), rules=[has_a_past], history=[a_claim()]).findings
    assert check(a_claim(), rules=[has_a_past], history=[]).clean


def test_a_past_that_nobody_told_is_not_an_empty_one() -> None:
    (item,) = check(a_claim(), rules=[has_a_past]).not_evaluated

    assert (item.rule, item.needs) == ("ACME504", ("history",))


# -- a glance --------------------------------------------------------------------------------------


def asking(glances: list[str], *, breaks: bool = False) -> list[Rule]:
    """Return two rules that share a glance: at claims of more than a line."""

    def glance(context: Context) -> bool:
        glances.append(context.claim.patient_control_number or "")
        if breaks:
            raise ValueError
        return len(context.claim.lines) > 1

    @rule(
        "ACME505",
        "of-several-lines",
        scope=Scope.CLAIM,
        message="seen",
        source="us",
        triggers=Triggers(glance=glance),
    )
    def of_several_lines(claim: Claim, context: Context) -> Iterator[Finding]:
        yield context.finding()

    return [of_several_lines, evolve(of_several_lines, id="ACME506")]


def test_rules_that_share_a_glance_ask_it_once() -> None:
    glances: list[str] = []
    rules = asking(glances)

    assert check(a_claim(lines=[a_line()]), rules=rules).findings == ()
    assert len(check(a_claim(lines=[a_line(), a_line()]), rules=rules).findings) == 2
    assert len(glances) == 2


def test_a_glance_that_breaks_leaves_it_to_the_rules() -> None:
    report = check(a_claim(lines=[a_line()]), rules=asking([], breaks=True))

    assert len(report.findings) == 2
    assert report.engine_errors == ()


def test_a_glance_besides_other_triggers_is_for_them_to_say() -> None:
    first, _ = asking([])
    both = evolve(first, triggers=evolve(first.triggers, modifiers=("26",)))

    assert not check(a_claim(lines=["71046", "71046"]), rules=[both]).findings
    assert check(a_claim(lines=["71046-26", "71046"]), rules=[both]).findings


# -- an option -------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Codes:
    """Say which codes are looked for."""

    codes: tuple[str, ...] = field(default=(), converter=tuple)


@rule(
    "ACME507",
    "listed",
    scope=Scope.CLAIM,
    message="seen",
    source="us",
    options=Codes,
    only_with="codes",
)
def listed(claim: Claim, context: Context) -> Iterator[Finding]:
    yield context.finding()


def test_a_rule_waits_for_the_option_that_says_what_to_look_for() -> None:
    report = check(a_claim(), rules=[listed])
    config = {"options": {"ACME507": {"codes": ["99213"]}}}

    assert (report.findings, report.rules) == ((), ("ACME507",))
    assert check(a_claim(), rules=[listed], config=config).findings
    assert "| Asked once it has | option `codes` |" in catalogue_page(listed)


def test_an_option_that_a_rule_does_not_have_cannot_be_waited_for() -> None:
    with pytest.raises(AttributeError, match="limits"):
        evolve(listed, only_with="limits")


# -- shapes ----------------------------------------------------------------------------------------


def minding(**shapes: Any) -> Rule:
    """Return a rule that finds something on every claim which it is asked about."""
    return evolve(other_payers, id="ACME508", triggers=Triggers(**shapes))


@pytest.mark.parametrize(
    "asked, meant, other",
    [
        ({"coding": lambda one: one.modifiers == ("26",)}, a_line("71046-26"), a_line("71046")),
        (
            {"line": lambda one: one.place_of_service == "21"},
            a_line(place_of_service="21"),
            a_line(),
        ),
        (
            {"line": lambda one: one.diagnosis_pointers == (2,)},
            a_line(diagnosis_pointers=(2,)),
            a_line(),
        ),
    ],
    ids=["coding", "place", "pointers"],
)
def test_a_rule_is_asked_about_lines_of_a_shape(
    asked: dict[str, Any], meant: ServiceLine, other: ServiceLine
) -> None:
    rules = [minding(**asked)]

    assert check(a_claim(lines=[other, meant]), rules=rules).findings
    assert check(a_claim(lines=[other]), rules=rules).clean


def test_a_rule_is_asked_about_shapes_of_all_that_a_claim_has() -> None:
    clinic = {
        "provider": {
            "address": {"state": "ZZ"},
            "taxonomy": "174400000X",
            "references": [{"qualifier": "EI", "value": "12"}],
        }
    }
    claim = a_claim(diagnoses=("E11.9",), billing=clinic, frequency="7")

    for asked, kind in (
        (lambda one: one.code == "E119", "diagnosis"),
        (lambda one: (one.stands, one.state) == ("billing", "ZZ"), "address"),
        (lambda one: one.stands == "billing" and one.taxonomy == "174400000X", "provider"),
        (lambda one: (one.qualifier, one.value) == ("EI", "12"), "number"),
        (lambda one: (one.frequency, one.diagnoses, one.lines) == ("7", ("ABK",), 2), "claim"),
    ):
        assert check(claim, rules=[minding(**{kind: asked})]).findings
        assert check(a_claim(diagnoses=("I10",)), rules=[minding(**{kind: asked})]).clean


def test_one_of_several_shapes_is_enough() -> None:
    rules = [
        minding(
            claim=lambda one: one.facility_code == "21",
            line=lambda one: one.place_of_service == "21",
        )
    ]

    assert check(a_claim(facility_code="21"), rules=rules).findings
    assert check(a_claim(lines=[a_line(place_of_service="21")]), rules=rules).findings
    assert check(a_claim(), rules=rules).clean


def test_each_shape_is_judged_once() -> None:
    asked: list[CodingShape] = []
    engine = Engine([minding(coding=asked.append)], plugins=False)

    for _ in range(3):
        assert engine.check(a_claim(lines=["71046-26", "71046-26", "99213"])).clean
    assert asked == [CodingShape("HC", "71046", ("26",)), CodingShape("HC", "99213", ())]


def test_claims_that_share_their_billing_hold_the_same_of_it() -> None:
    shared = a_claim(billing={"provider": {"id": "1234567893"}})
    other = a_claim(billing={"provider": {"id": "1003000126"}})
    engine = Engine([minding(number=lambda one: one.value == "1003000126")], plugins=False)

    reports = engine.check_many([shared, other, shared, shared, evolve(other, billing=None)])

    assert [len(report.findings) for report in reports] == [0, 1, 0, 0, 0]


def test_a_shape_that_breaks_its_judge_is_left_to_the_rule() -> None:
    report = check(a_claim(), rules=[minding(claim=lambda one: one.nothing_like_that)])

    assert report.findings
    assert report.engine_errors == ()


@given(any_claims())
def test_every_claim_can_be_looked_through(claim: Claim) -> None:
    """Asking all rules, where that fails, is for what is no claim in its parts."""
    wanted = Wanted(one.triggers for one in catalogue())

    assert wanted._held(claim) == wanted.held(claim)


def test_what_is_no_claim_in_its_parts_calls_every_rule() -> None:
    odd: Any = 5
    claim = evolve(a_claim(), patient_control_number=odd)
    rules = [minding(coding=lambda one: one.code == "00000"), minding(line=lambda one: False)]
    report = check(claim, rules=[rules[0], evolve(rules[1], id="ACME509")])

    assert len(report.findings) == 2
