"""Layers of settings: what wins, where it was said, and what is doubtful about it."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from billingcore.edits import Configuration, InvalidConfiguration, Rule, Severity, check
from billingcore.model import Batch, Claim
from billingcore.testing import a_claim, a_line
from tests.edits import sample_rules as rules

SEEN = (rules.line_seen, rules.claim_seen, rules.many_lines)
ACME = """
[billingcore.edits]
ignore = ["ACME101"]
[billingcore.edits.options.ACME111]
lines = 1
[[billingcore.edits.profile]]
name = "North"
match = { payer = ["99999"], kind = "professional" }
effective = { from = 2026-01-01, to = 2026-06-30 }
extend_select = ["ACME101"]
severity = { ACME = "info", ACME111 = "error" }
"""


def found(config: object, claim: Claim | None = None, *chosen: Rule) -> list[str]:
    report = check(claim or a_claim(), rules=chosen or SEEN, config=config)  # type: ignore[arg-type]
    return sorted({f"{f.severity} {f.rule}" for f in report})


def test_without_a_configuration_every_stable_rule_runs() -> None:
    assert found(None) == ["error ACME101", "error ACME103"]


@pytest.mark.parametrize(
    "config, expected",
    [
        ({"select": ["ACME103"]}, ["error ACME103"]),
        ({"ignore": ["ACME10"]}, []),
        ({"ignore": ["ACME"], "extend_select": ["ACME103"]}, ["error ACME103"]),
        ({"ignore": ["ALL"], "select": ["ACME101"]}, ["error ACME101"]),
        ({"select": ["ACME103"], "ignore": ["ACME103"]}, []),
        ({"severity": {"ACME": "info"}}, ["info ACME101", "info ACME103"]),
        ({"severity": {"ACME": "info", "ACME103": "warning"}}, ["info ACME101", "warning ACME103"]),
    ],
)
def test_the_most_specific_word_wins(config: dict[str, object], expected: list[str]) -> None:
    assert found(config) == expected


def test_letters_alone_are_a_whole_family_and_no_other() -> None:
    assert found({"ignore": ["ACM"]}) == ["error ACME101", "error ACME103", "warning ENG001"]


def test_a_higher_layer_wins_between_equals() -> None:
    low = Configuration.from_mapping({"ignore": ["ACME103"], "severity": {"ACME101": "info"}})
    high = low.with_layer({"extend_select": ["ACME103"], "severity": {"ACME101": "warning"}})

    assert found(low) == ["info ACME101"]
    assert found(high) == ["error ACME103", "warning ACME101"]


def test_a_lower_ignore_survives_a_wider_select_above() -> None:
    low = Configuration.from_mapping({"ignore": ["ACME103"]})

    assert found(low.with_layer({"select": ["ACME"]})) == ["error ACME101"]


def test_a_select_replaces_the_one_below() -> None:
    low = Configuration.from_mapping({"select": ["ACME101"]})

    assert found(low.with_layer({"select": ["ACME103"]})) == ["error ACME103"]


@pytest.mark.parametrize(
    "day, payer, expected",
    [
        ("2026-03-02", "99999", ["error ACME111", "info ACME101", "info ACME103"]),
        ("2025-12-31", "99999", ["error ACME103", "warning ACME111"]),
        ("2026-07-01", "99999", ["error ACME103", "warning ACME111"]),
        ("2026-03-02", "11111", ["error ACME103", "warning ACME111"]),
    ],
)
def test_a_profile_holds_for_its_payer_kind_and_days(
    day: str, payer: str, expected: list[str]
) -> None:
    config = Configuration.from_toml(ACME)
    claim = a_claim(day=day, coverage={"payer": {"id": payer}})

    assert found(config, claim) == expected


def test_a_profile_may_be_named_instead() -> None:
    config = Configuration.from_toml(ACME)
    report = check(a_claim(day="2020-01-01"), rules=SEEN, config=config, profile="North")

    assert "ACME101" in report.rules
    with pytest.raises(InvalidConfiguration, match="South"):
        check(a_claim(), rules=SEEN, config=config, profile="South")


def test_a_configuration_tells_where_each_value_comes_from() -> None:
    config = Configuration.from_toml(ACME)

    assert str(config.explain("ACME111", payer="99999", kind="professional", on=date(2026, 2, 1)))
    assert str(
        config.explain("ACME111", payer="99999", kind="professional", on=date(2026, 2, 1))
    ) == (
        'ACME111 is selected: "ALL" in package\n'
        'severity error: "ACME111" in organisation, North\n'
        'lines = 1: "ACME111" in organisation'
    )
    assert str(config.explain("ACME101")) == 'ACME101 is ignored: "ACME101" in organisation'


def test_the_severity_before_is_kept() -> None:
    (finding,) = check(Claim(), rules=[rules.claim_seen], config={"severity": {"ALL": "info"}})

    assert (finding.severity, finding.base_severity) == (Severity.INFO, Severity.ERROR)


def test_options_of_higher_layers_win() -> None:
    claim = a_claim(lines=(a_line(), a_line(), a_line()))
    low = Configuration.from_mapping({"options": {"ACME111": {"lines": 9}}})

    assert found(low, claim, rules.many_lines) == []
    assert found(
        low.with_layer({"options": {"ACME111": {"lines": 2}}}), claim, rules.many_lines
    ) == ["warning ACME111"]


# -- lifecycle ----------------------------------------------------------------------------------


def test_a_mandatory_rule_cannot_be_ignored_nor_weakened() -> None:
    hold = rules.must_hold

    assert found({"ignore": ["ACME112"]}, None, hold) == ["error ACME112", "warning ENG004"]
    assert found({"severity": {"ACME": "info"}}, None, hold) == ["error ACME112", "warning ENG004"]
    assert found({"select": ["ACME103"]}, None, hold, rules.claim_seen) == [
        "error ACME103",
        "error ACME112",
    ]


def test_a_preview_runs_only_when_it_is_named() -> None:
    assert found(None, None, rules.soon) == []
    assert found({"select": ["ACME"]}, None, rules.soon) == []
    assert found({"extend_select": ["ACME113"]}, None, rules.soon) == ["error ACME113"]


def test_a_removed_rule_does_not_run_and_says_what_replaced_it() -> None:
    report = check(Claim(), rules=[rules.gone], config={"extend_select": ["ACME114"]})

    assert [str(f) for f in report] == ["warning ENG007 : ACME114 in call was removed; see ACME103"]


# -- doubts and mistakes ------------------------------------------------------------------------


def test_an_unknown_rule_is_a_finding() -> None:
    report = check(Claim(), rules=[rules.claim_seen], config={"ignore": ["ACME999", "DX", "STR"]})

    assert [f.message for f in report.by_rule("ENG")] == [
        "ACME999 in call names no rule that is loaded"
    ]


def test_profiles_that_disagree_are_a_finding_in_the_claims_they_meet() -> None:
    one = {"name": "One", "severity": {"ACME103": "info"}}
    two = {"name": "Two", "match": {"payer": "99999"}, "severity": {"ACME103": "warning"}}
    config = {"profile": [one, two]}

    assert found(config, None, rules.claim_seen) == ["warning ACME103", "warning ENG005"]
    assert found(config, Claim(), rules.claim_seen) == ["info ACME103"]


def test_doubts_about_settings_are_told_once_for_a_batch() -> None:
    batch = Batch(claims=(a_claim(), a_claim()))
    report = check(batch, rules=[rules.claim_seen], config={"ignore": ["ACME999"]})

    assert [f.path for f in report.by_rule("ENG")] == [""]


@pytest.mark.parametrize(
    "config",
    [
        {"selct": ["DX"]},
        {"select": 3},
        {"severity": {"DX": "fatal"}},
        {"severity": ["DX"]},
        {"options": {"ACME111": 3}},
        {"options": {"ACME111": {"lines": "many"}}},
        {"options": {"ACME111": {"pages": 3}}},
        {"options": {"ACME103": {"lines": 3}}},
        {"suppress": [{"rule": "ACME103"}]},
        {"suppress": [{"rule": "ACME103", "reason": "r", "line": 0}]},
        {"suppress": [{"rule": "ACME103", "reason": "r", "expires": "soon"}]},
        {"profile": [{"match": {"plan": "x"}}]},
        {"profile": {"name": "x"}},
    ],
)
def test_a_configuration_that_cannot_be_understood_is_the_callers_mistake(
    config: dict[str, object],
) -> None:
    with pytest.raises(InvalidConfiguration):
        check(Claim(), rules=[rules.claim_seen, rules.many_lines], config=config)


def test_text_that_is_no_toml_is_the_callers_mistake() -> None:
    with pytest.raises(InvalidConfiguration, match="not TOML"):
        Configuration.from_toml("select = [")


def test_a_fact_with_nearly_the_name_of_one_is_told() -> None:
    facts = {"minute": {1: 20}, "authorisations": [], "enrolled": True}

    report = check(a_claim(), rules=[rules.claim_seen], facts=facts)

    assert [str(f) for f in report if f.rule == "ENG008"] == [
        "warning ENG008 : no rule asks for the fact authorisations: is authorizations meant?",
        "warning ENG008 : no rule asks for the fact minute: is minutes meant?",
    ]


def test_a_fact_that_a_rule_asks_for_is_no_misspelling() -> None:
    asking = evolve(rules.claim_seen, needs="facts.minute")

    assert not check(a_claim(), rules=[asking], facts={"minute": 20}).by_rule("ENG")
    assert not check(a_claim(), rules=[asking], facts={"minutes": {1: 20}}).by_rule("ENG")


def test_facts_of_any_name_are_taken() -> None:
    asking = evolve(rules.claim_seen, needs="facts")
    odd: dict[Any, object] = {1: 2, ("acme", "minute"): 1, "minute": 3}

    assert not check(a_claim(), rules=[asking], facts=odd).by_rule("ENG")
    assert len(check(a_claim(), rules=[rules.claim_seen], facts=odd).by_rule("ENG008")) == 1
