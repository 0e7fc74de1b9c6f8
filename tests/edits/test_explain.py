"""What the library says in words: about a finding, a rule, and why a rule kept silent."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from billingcore.edits import (
    Applies,
    Bypass,
    ExpectedDenial,
    Rule,
    Triggers,
    catalogue,
    catalogue_page,
    check,
    explain,
    trace,
)
from billingcore.findings import Finding
from billingcore.model import Claim
from billingcore.testing import a_claim, a_line, a_remittance
from tests.edits import sample_rules as rules

TOTAL = next(rule for rule in catalogue() if rule.id == "CLM001")
NEGATIVE = next(rule for rule in catalogue() if rule.id == "CLM002")


def test_a_finding_is_explained_from_what_to_how_to_overrule_it() -> None:
    (finding,) = TOTAL.check(a_claim(charge="500.00"))
    text = explain(finding)

    for part in (
        "error CLM001 charge: the claim says 500.00, its lines add up to 200.00",
        "returned before anybody reads it",
        "Because total less the sum of the lines",
        "Fix (safe): set the total to the sum",
        "Source: CMS-1500 instructions item 28",
        "It is mandatory",
    ):
        assert part in text
    assert ">>>" not in text


def test_a_finding_that_may_be_overruled_says_how() -> None:
    finding, *_ = NEGATIVE.check(a_claim(charge="-1"))

    assert f'suppress fingerprint "{finding.fingerprint}" with a reason' in explain(finding)


def some(**changes: Any) -> Finding:
    (finding,) = check(Claim(), rules=[rules.claim_seen])
    return evolve(finding, **changes)


@pytest.mark.parametrize(
    "changes, part",
    [
        ({"bypass": Bypass(allowed=False)}, "No modifier lifts it."),
        (
            {"bypass": Bypass(allowed=True, modifiers=("59", "XS"), seen=("51",))},
            "Lifted by one of 59, XS; there already: 51.",
        ),
        (
            {"expects": ExpectedDenial(carc="16", rarc="M76", group="CO", status=("A3:21",))},
            "A payer would answer CO-16, M76, A3:21.",
        ),
    ],
)
def test_an_explanation_tells_what_the_finding_carries(changes: dict[str, Any], part: str) -> None:
    assert part in explain(some(**changes), [rules.claim_seen])


def test_a_mandatory_rule_is_explained_as_such() -> None:
    (finding,) = check(Claim(), rules=[rules.must_hold])

    assert "cannot be ignored" in explain(finding, [rules.must_hold])


def test_a_finding_about_the_configuration_is_explained_too() -> None:
    (finding,) = check(Claim(), rules=[], config={"ignore": ["ACME999"]})

    assert "names a rule or family that nobody offers" in explain(finding, [])


@pytest.mark.parametrize(
    "rule, given, last",
    [
        (rules.claim_seen, {}, "ran: 1 findings"),
        (rules.line_seen, {}, "ran on 2 lines: 2 findings"),
        (rules.day_seen, {}, "ran on 1 day: 1 findings"),
        (rules.remittance_seen, {}, "looks at a remittance, which a Claim alone is not"),
        (rules.second_quarter, {}, "day 2026-03-02: not meant, only 2026-04-01 to 2026-06-30"),
        (rules.table_wanted, {}, "not evaluated: table not loaded: place_of_service"),
        (rules.history_seen, {}, "not evaluated: not given: history"),
        (rules.history_seen, {"history": ()}, "ran: 1 findings"),
        (
            rules.claim_seen,
            {"config": {"ignore": ["ACME"]}},
            'not selected: "ACME" in call; it is stable',
        ),
        (
            evolve(rules.claim_seen, applies=Applies(kinds="dental")),
            {},
            "kind professional: not meant, only dental",
        ),
        (
            evolve(rules.claim_seen, applies=Applies(filing="MB")),
            {},
            "filing indicator CI: not meant, only MB",
        ),
    ],
)
def test_a_trace_ends_where_the_decision_fell(rule: Rule, given: dict[str, Any], last: str) -> None:
    traced = trace(a_claim(), rule, **given)

    assert (traced.steps[-1], traced.ran) == (last, last.startswith("ran"))
    assert str(traced).startswith(f"{rule.id} {rule.slug}\n- looks at")


def test_a_trace_agrees_with_the_check() -> None:
    claims = [a_claim(), Claim(), a_claim(day=date(2026, 5, 1)), a_claim(lines=(a_line(day=None),))]
    for claim in claims:
        for rule in rules_here():
            report = check(claim, rules=[rule])
            # A rule about lines may be told to run on none of them.
            if claim.lines:
                assert trace(claim, rule).ran == (rule.id in report.rules)


def rules_here() -> list[Rule]:
    return [value for value in vars(rules).values() if isinstance(value, Rule)]


def test_a_trace_works_for_a_remittance() -> None:
    assert trace(a_remittance(), rules.remittance_seen).ran


def test_a_page_tells_options_needs_and_kinds() -> None:
    page = catalogue_page(rules.many_lines)

    assert "- `lines` = 2" in page
    assert "| Needs | `place_of_service` |" in catalogue_page(rules.table_wanted)
    assert "| Services | from 2026-04-01 to 2026-06-30 |" in catalogue_page(rules.second_quarter)
    assert "| Cannot be ignored | yes |" in catalogue_page(rules.must_hold)


def test_a_page_tells_which_claims_are_asked() -> None:
    applies = Applies(filing=("MA", "MB"))
    held = Triggers(
        modifiers="26", procedures=("99", "J"), diagnoses=("S", "T"), parts=("lines.drug",)
    )
    page = catalogue_page(evolve(rules.line_seen, applies=applies, triggers=held))

    assert "| Filing indicators | MA, MB |" in page
    assert (
        "| Asked of claims with | modifier 26; procedure 99…, J…; diagnosis S…, T…; `lines.drug` |"
    ) in page


def test_a_page_names_a_few_of_many_triggers() -> None:
    held = Triggers(procedures=[f"9920{number}" for number in range(10)])

    page = catalogue_page(evolve(rules.line_seen, triggers=held))

    assert "99207 and 2 more |" in page


def test_a_trace_asks_for_the_facts_of_the_claim() -> None:
    decided = trace(
        a_claim(),
        rules.wants_received,
        facts=lambda claim: {"received": claim.first_day},
    )

    assert decided.ran
    assert not trace(a_claim(), rules.wants_received, facts=lambda _: {}).ran
