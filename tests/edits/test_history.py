from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from billingcore.edits import (
    Accumulator,
    Authorization,
    ClaimHistory,
    ClaimState,
    EarlierClaim,
    Eligibility,
    Facts,
    History,
    ProviderRecord,
    check,
)
from billingcore.model import Claim
from billingcore.testing import a_claim, a_line
from tests.edits import sample_rules as rules

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 5)


def visit(day: date, code: str = "99213", **changes: Any) -> Claim:
    return a_claim(lines=[a_line(code, period=day)], **changes)


def test_lines_are_found_by_code_and_day_the_oldest_first() -> None:
    past = [visit(MARCH), visit(JANUARY), visit(JANUARY, "99214")]
    history = History(claim=a_claim(), earlier=past)

    assert [line.day for line in history.lines("99213")] == [JANUARY, MARCH]
    assert [line.day for line in history.lines("99213", since=MARCH)] == [MARCH]
    assert [line.code for line in history.lines(until=JANUARY)] == ["99213", "99214"]


def test_lines_are_found_by_provider() -> None:
    history = History(claim=a_claim(), earlier=[visit(JANUARY)])
    [line] = history.lines()

    assert history.lines(provider=line.provider) == (line,)
    assert history.lines(provider="1999999984") == ()


def test_a_denied_claim_stands_but_was_not_paid() -> None:
    denied = EarlierClaim(claim=visit(JANUARY), state=ClaimState.DENIED)
    history = History(claim=a_claim(), earlier=[denied])

    assert len(history.lines()) == 1
    assert history.lines(paid_only=True) == ()


def test_what_was_replaced_voided_or_rejected_does_not_stand() -> None:
    gone = [EarlierClaim(claim=visit(JANUARY), state=s) for s in ("replaced", "voided", "rejected")]

    assert History(claim=a_claim(), earlier=gone).earlier == ()


def test_a_correction_takes_the_place_of_the_claim_it_names() -> None:
    first = EarlierClaim(claim=visit(JANUARY), payer_control_number="ICN1")
    second = visit(MARCH, frequency="7", references={"F8": "ICN1"})

    assert History(claim=a_claim(), earlier=[first, second]).earlier == (second,)
    assert History(claim=second, earlier=[first]).earlier == ()


def test_a_void_is_no_service() -> None:
    void = visit(MARCH, frequency="8", references={"F8": "ICN1"})

    assert History(claim=a_claim(), earlier=[void]).earlier == ()


def test_a_claim_is_not_its_own_past() -> None:
    claim = a_claim()

    assert History(claim=claim, earlier=[claim]).earlier == ()


def test_the_past_of_a_patient_is_found_among_many_claims() -> None:
    mine, other = visit(JANUARY), visit(JANUARY, patient={"birth_date": date(1950, 1, 1)})
    past = ClaimHistory([mine, other])

    assert [one.claim for one in past(a_claim())] == [mine]
    report = check(a_claim(), rules=[rules.history_seen], history=past)
    assert [finding.message for finding in report] == ["1 earlier"]


def test_facts_by_name_are_the_same_as_typed_ones() -> None:
    values = {"minutes": {1: 38}, "weather": "rain", "decided": None}
    facts = Facts.of(values)

    assert facts == Facts(minutes={1: 38}, others={"weather": "rain"})
    assert facts.given == {"minutes", "weather"}
    assert (facts.get("weather"), facts.get("decided", "unknown")) == ("rain", "unknown")


def test_facts_of_lines_may_have_their_numbers_as_text() -> None:
    facts = Facts.of({"minutes": {"1": 38}, "doses": {"2": (70, "30")}})

    assert facts == Facts(minutes={1: 38}, doses={2: (Decimal(70), Decimal(30))})


def test_records_of_facts_may_be_mappings_as_files_have_them() -> None:
    facts = Facts.of(
        {
            "providers": {"1555555550": {"specialty": "11", "group": "G1"}},
            "authorizations": [{"number": "A1", "first": "2026-01-01", "units_left": 3}],
            "eligibility": [{"last": date(2026, 6, 30)}],
            "accumulators": [{"benefit": "therapy", "used": "12"}],
            "decided": "2026-04-01",
        }
    )

    assert facts == Facts(
        providers={"1555555550": ProviderRecord(npi="1555555550", specialty="11", group="G1")},
        authorizations=(Authorization(number="A1", first=date(2026, 1, 1), units_left=3),),
        eligibility=(Eligibility(last=date(2026, 6, 30)),),
        accumulators=(Accumulator(benefit="therapy", used=Decimal(12)),),
        decided=date(2026, 4, 1),
    )


def test_an_accumulator_counts_from_its_first_day_to_its_last() -> None:
    year = Accumulator(benefit="therapy", first=date(2026, 1, 1), last=date(2026, 12, 31))
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))

    assert [year.covers(day) for day in days] == [False, True, True, False]
    assert Accumulator(benefit="dental").covers(date(2026, 3, 2))


def test_a_benefit_is_counted_in_something_known() -> None:
    with pytest.raises(ValueError, match="must be in"):
        Accumulator(benefit="therapy", measure="hours")
