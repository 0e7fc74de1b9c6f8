"""Claims judged together get the reports that each gets alone, under several plans too."""

import pickle
from collections.abc import Iterable
from random import Random

import pytest
from attrs import evolve, frozen

from billingcore.codes import ReferenceSet
from billingcore.edits import Context, Engine, Finding, Rule, Scope, Triggers, catalogue, rule
from billingcore.model import Claim, Coverage, PartyId, Payer
from billingcore.testing import a_claim
from tests.edits.test_shortcuts import TODAY, odd_claims

REFERENCE = ReferenceSet.default()


def of_payer(claim: Claim, payer: str, filing: str = "CI") -> Claim:
    coverage = claim.coverage or Coverage()
    to = Payer(id=PartyId("PI", payer))
    return evolve(claim, coverage=evolve(coverage, payer=to, filing_indicator=filing))


def test_claims_of_several_plans_get_the_reports_that_they_get_alone() -> None:
    config = {
        "suppress": [{"rule": "DX", "reason": "known"}],
        "profile": [
            {"name": "a", "match": {"payer": "P1"}, "severity": {"UNI": "info", "PRV": "warning"}},
            {"name": "b", "match": {"payer": "P2"}, "ignore": ["DEM", "MOD"]},
            {"name": "c", "match": {"payer": "P3"}, "suppress": [{"rule": "PRV", "reason": "so"}]},
        ],
    }
    random = Random(3)
    some = [
        of_payer(claim, random.choice(["P1", "P2", "P3", "P4"]), random.choice(["MB", "CI", "MA"]))
        for kind in ("professional", "institutional", "dental")
        for claim in odd_claims(4, 60, kind)
    ]
    random.shuffle(some)
    engine = Engine(catalogue(), config, plugins=False)

    together = list(engine.check_many(some, reference=REFERENCE, as_of=TODAY, history=()))

    alone = Engine(catalogue(), config, plugins=False)
    assert together == [
        alone.check(claim, reference=REFERENCE, as_of=TODAY, history=()) for claim in some
    ]


@frozen(kw_only=True)
class Limit:
    """Say what is too much."""

    limit: float = 3


@rule("ACME311", "limited", scope=Scope.CLAIM, message="{limit}", source="us", options=Limit)
def limited(claim: Claim, context: Context) -> Iterable[Finding]:
    yield context.finding(limit=context.options.limit)


def test_equal_options_of_two_profiles_are_not_the_same() -> None:
    config = {
        "profile": [
            {"name": payer, "match": {"payer": payer}, "options": {"ACME311": {"limit": limit}}}
            for payer, limit in (("P1", 1), ("P2", 1.0), ("P3", True))
        ]
    }
    engine = Engine([limited], config, plugins=False)
    some = [of_payer(a_claim(), payer) for payer in ("P1", "P2", "P3", "P4")]

    for _ in range(2):
        found = [report.findings[0].message for report in engine.check_many(some)]
        assert found == ["1", "1.0", "True", "3"]


def of_frequencies(id_: str, slug: str, *frequencies: str, times: int = 1) -> Rule:
    @rule(
        id_,
        slug,
        scope=Scope.CLAIM,
        message="seen",
        source="us",
        triggers=Triggers(claim=lambda claim: claim.frequency in frequencies),
    )
    def judged(claim: Claim, context: Context) -> Iterable[Finding]:
        for _ in range(times if claim.frequency == "7" else 1):
            yield context.finding("charge")

    return judged


def test_what_is_set_aside_stands_in_the_same_order() -> None:
    rules = [of_frequencies("ACME312", "one", "7"), of_frequencies("ACME313", "two", "7", "8")]
    engine = Engine(rules, {"suppress": [{"rule": "ACME", "reason": "known"}]}, plugins=False)
    first, second = a_claim(frequency="8"), a_claim(frequency="7")

    *_, together = engine.check_many([first, second])

    assert together == engine.check(second)
    assert [one.finding.rule for one in together.suppressed] == ["ACME312", "ACME313"]


@pytest.mark.parametrize("times, errors", [(9_999, []), (10_000, ["TooManyFindings"])])
def test_what_a_rule_may_find_does_not_depend_on_others(times: int, errors: list[str]) -> None:
    rules = [
        of_frequencies("ACME312", "few", "7", times=5),
        of_frequencies("ACME313", "many", "7", "8", times=times),
    ]
    engine = Engine(rules, plugins=False)
    first, second = a_claim(frequency="8"), a_claim(frequency="7")

    *_, together = engine.check_many([first, second])

    assert together == engine.check(second)
    assert [error.error for error in together.engine_errors] == errors


def test_rules_of_the_library_can_be_changed_and_sent() -> None:
    changed = [evolve(one, tags=("ours",)) for one in catalogue()]

    sent = pickle.loads(pickle.dumps(Engine(changed, plugins=False)))  # noqa: S301 - our own bytes

    assert [one.tags for one in sent.rules] == [("ours",)] * len(changed)
    assert sent.check(a_claim(charge="1")) == Engine(changed, plugins=False).check(
        a_claim(charge="1")
    )
