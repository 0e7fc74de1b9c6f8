"""The ledger's face: views, balance assertions, days, and what it refuses."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from billingcore.ledger import (
    PATIENT,
    Account,
    AccountClass,
    AccountKind,
    ClaimKey,
    Entry,
    Ledger,
    Policy,
    TrialBalance,
    journalize,
    post,
)
from tests.ledger.cases import (
    NPI,
    PAID,
    SERVED,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    day,
    decided,
    ledger_of,
)

LEDGER = ledger_of(
    a_claim(a_line(150)), a_remittance(a_payment(decided(150, 80, "CO-45 50, PR-2 20")))
)
OWED = Account(kind=AccountKind.AR, patient="A1")


def test_a_balance_assertion_that_holds_is_silent() -> None:
    assert LEDGER.expect(OWED, SERVED, 150) == LEDGER.expect(OWED, PAID, "20.00") == ()


def test_a_balance_assertion_that_fails_is_a_finding() -> None:
    (finding,) = LEDGER.expect(OWED, PAID, 25)

    assert str(finding) == (
        "error LDG050 : receivable · A1 on 2026-03-20: expected 25.00, found 20.00"
    )


def test_a_balance_is_split_by_patient_claim_line_and_party() -> None:
    balance = LEDGER.balance()

    assert balance.by_patient == {"A1": 20}
    assert balance.by_claim == {a_claim().key: 20}
    assert balance.by_line == {(ClaimKey(NPI, "A1"), "1"): 20}
    assert balance.by_party == {PATIENT: 20}
    assert str(balance) == "all accounts: 20.00 open = patient 20.00"


def test_a_claim_is_named_by_its_key_or_its_number() -> None:
    assert LEDGER.balance(claim="A1") == LEDGER.balance(claim=a_claim().key)
    assert LEDGER.balance(claim="NOBODY").amount == 0


def test_a_number_that_two_providers_use_is_refused() -> None:
    ledger = ledger_of(a_claim(a_line(1)), a_claim(a_line(1), billing=None))

    with pytest.raises(ValueError, match="several providers"):
        ledger.balance(claim="A1")


def test_the_trial_balance_prints_debits_and_credits() -> None:
    assert (
        str(LEDGER.trial_balance())
        == """\
                     debit         credit
receivable           20.00
clearing             80.00
charges                            150.00
contractual          50.00
total               150.00         150.00"""
    )
    assert str(TrialBalance()).endswith("0.00           0.00")


def test_the_chart_has_a_place_for_every_kind() -> None:
    assert {kind.chart for kind in AccountKind} == set(AccountClass)


def test_a_group_by_knows_the_fields_of_an_account() -> None:
    with pytest.raises(ValueError, match="an account has no payer"):
        LEDGER.trial_balance("payer")


def test_journalize_is_the_ledger_without_the_ledger() -> None:
    journal, findings = journalize(LEDGER.facts.values())

    assert journal.entries == LEDGER.journal.entries
    assert findings == LEDGER.findings


def test_ledgers_join_only_under_one_policy_and_day() -> None:
    assert ledger_of(a_claim(a_line(150))) | LEDGER == LEDGER
    with pytest.raises(ValueError, match="same policy"):
        LEDGER | Ledger(policy=Policy(edition="other"))
    with pytest.raises(ValueError, match="same policy and day"):
        LEDGER | LEDGER.as_of(PAID)


def test_a_ledger_may_be_made_from_stored_facts() -> None:
    assert Ledger(facts=reversed(list(LEDGER.facts.values()))) == LEDGER
    assert repr(LEDGER.as_of(PAID)) == "Ledger(3 facts, until 2026-03-20)"


def test_patient_and_day_belong_to_claims() -> None:
    with pytest.raises(TypeError, match="belong to claims only"):
        post(Ledger(), a_remittance(), patient="PT-1")
    with pytest.raises(TypeError, match="belong to claims only"):
        post(Ledger(), a_remittance(), on=PAID)


def test_a_stranger_is_refused() -> None:
    subject: Any = "claims.837"
    with pytest.raises(TypeError, match="the ledger posts no str"):
        post(Ledger(), subject)


def test_a_hand_made_entry_balances_or_is_refused() -> None:
    entry = next(iter(LEDGER.journal))
    posting = entry.postings[0]

    with pytest.raises(ValueError, match="sums to 150"):
        Entry(id="x", on=None, kind="by hand", postings=(posting,))
    nothing = evolve(posting, amount=0)
    with pytest.raises(ValueError, match="no posting of zero"):
        Entry(id="x", on=None, kind="by hand", postings=(nothing,))


def test_amounts_of_a_day_long_past_are_nothing() -> None:
    assert LEDGER.as_of(day(-1)).balance().amount == Decimal(0)
