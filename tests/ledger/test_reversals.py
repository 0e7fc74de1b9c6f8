"""Reversals take back a decision exactly, in whatever remittance and order they come."""

from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve

from billingcore.ledger import Deposit
from billingcore.model import Reference
from tests.ledger.cases import (
    PAID,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    day,
    decided,
    ledger_of,
    reversal_of,
)

CLAIM = a_claim(a_line(150))
GIVEN = a_payment(decided(150, 80, "CO-45 50, PR-2 20"))
CORRECTED = a_payment(decided(150, 95, "CO-45 50, PR-2 5"), icn="ICN2")


def test_a_reversal_restores_the_balance_from_before_the_payment() -> None:
    """The account returns to where it stood (X12 RFI 791, 1147)."""
    ledger = ledger_of(
        CLAIM,
        a_remittance(GIVEN),
        a_remittance(reversal_of(GIVEN), trace="70002", on=day(40)),
    )

    assert ledger.balance(claim="A1").by_party == {"primary": 150}
    assert ledger.as_of(day(39)).balance(claim="A1").by_party == {"patient": 20}
    assert ledger.clearing("70001") == -ledger.clearing("70002") == 80


def test_reversal_and_correction_post_alike_in_every_order_and_split() -> None:
    """The reversal should come first, and does not always (X12 RFI 1429, 791, 968)."""
    given = a_remittance(GIVEN)
    together = [
        (given, a_remittance(*pair, trace="70002", on=day(40)))
        for pair in permutations((reversal_of(GIVEN), CORRECTED))
    ]
    apart = permutations(
        (
            given,
            a_remittance(reversal_of(GIVEN), trace="70002", on=day(40)),
            a_remittance(CORRECTED, trace="70003", on=day(40)),
        )
    )

    for subjects in [*together, *apart]:
        ledger = ledger_of(*subjects, CLAIM)
        assert ledger.balance(claim="A1").by_party == {"patient": 5}
        assert ledger.findings == ()


def test_a_reversal_before_its_decision_waits_in_suspense_until_that_comes() -> None:
    back = a_remittance(reversal_of(GIVEN), trace="70002", on=day(10))
    alone = ledger_of(CLAIM, back)
    both = ledger_of(CLAIM, back, a_remittance(GIVEN))

    assert [finding.slug for finding in alone.findings] == ["reversal-without-original"]
    assert alone.balance(claim="A1").suspense == -80
    assert both.findings == ()
    assert both.balance(claim="A1").by_party == {"primary": 150}


def test_an_unmatched_reversal_still_lets_clearing_tie() -> None:
    other = a_payment(decided(60, 60), number="A2", icn="ICN9")
    remittance = a_remittance(reversal_of(GIVEN), other, amount=-20)
    ledger = ledger_of(CLAIM, remittance, Deposit(trace="70001", on=PAID, amount=-20))

    assert ledger.clearing("70001") == 0
    assert ledger.trial_balance().by_kind["suspense"] == 20


def test_the_control_number_decides_between_decisions_of_equal_amounts() -> None:
    first, second = a_payment(decided(150, 150)), a_payment(decided(150, 150), icn="ICN2")
    ledger = ledger_of(
        CLAIM,
        a_remittance(first, trace="1"),
        a_remittance(second, trace="2"),
        a_remittance(reversal_of(second), trace="3"),
    )
    back = next(entry for entry in ledger.journal if entry.kind == "reversal")
    undone = ledger.journal.entries[back.reverses or ""]

    assert undone.source is not None
    assert undone.source.document == "835 trace 2 claim A1"


def test_a_new_control_number_may_name_the_old_one() -> None:
    """REF*F8 of the reversal is the number of the decision that it takes back."""
    rolled_up = evolve(
        reversal_of(GIVEN, payer_control_number="ICN-NEW", lines=(), adjustments=()),
        references=(Reference("F8", "ICN1"),),
    )
    ledger = ledger_of(CLAIM, a_remittance(GIVEN), a_remittance(rolled_up, trace="70002"))

    assert ledger.balance(claim="A1").by_party == {"primary": 150}
    assert [finding.slug for finding in ledger.findings] == ["reversal-differs-in-detail"]


@pytest.mark.parametrize(
    "changes",
    [
        {"paid": Decimal(-79)},
        {"patient_control_number": "A9"},
        {"payer_control_number": "ICN-NEW", "lines": (), "adjustments": ()},
    ],
)
def test_a_reversal_is_never_guessed(changes: dict[str, Any]) -> None:
    back = evolve(reversal_of(GIVEN), **changes)
    ledger = ledger_of(CLAIM, a_remittance(GIVEN), a_remittance(back, trace="70002"))

    assert "reversal-without-original" in [finding.slug for finding in ledger.findings]
    assert ledger.balance(claim="A1").by_party == {"patient": 20}


def test_another_payers_decision_is_not_taken_back() -> None:
    back = a_remittance(reversal_of(GIVEN), trace="70002", payer="S")
    ledger = ledger_of(CLAIM, a_remittance(GIVEN), back)

    assert ledger.balance(claim="A1").by_party == {"patient": 20}


def test_each_decision_is_taken_back_once() -> None:
    backs = [a_remittance(reversal_of(GIVEN), trace=f"7000{n}", on=day(40)) for n in (2, 3)]
    ledger = ledger_of(CLAIM, a_remittance(GIVEN), *backs)

    assert ledger.balance(claim="A1").by_party == {"primary": 150}
    assert ledger.balance(claim="A1").suspense == -80
    assert [finding.slug for finding in ledger.findings] == ["reversal-without-original"]


def test_reversing_a_suspended_payment_empties_the_suspense() -> None:
    off = a_payment(decided(150, 80, "CO-45 50"))
    ledger = ledger_of(
        CLAIM, a_remittance(off), a_remittance(reversal_of(off), trace="70002", on=day(40))
    )

    assert ledger.balance(claim="A1").suspense == 0


def test_money_not_taken_now_is_a_liability_until_a_later_recovery() -> None:
    """WO negative offsets the reversal, a later WO positive takes the money (X12 RFI 968)."""
    now = a_remittance(reversal_of(GIVEN), trace="70002", on=day(40), plb=(("WO", "ICN1", -80),))
    other = a_payment(decided(150, 150), number="A2", icn="ICN5")
    later = a_remittance(other, trace="70003", on=day(60), plb=(("WO", "ICN1", 80),))
    ledger = ledger_of(
        CLAIM,
        a_claim(a_line(150), number="A2"),
        a_remittance(GIVEN),
        now,
        later,
        Deposit(trace="70001", on=PAID, amount=80),
        Deposit(trace="70003", on=day(61), amount=70),
    )

    assert ledger.as_of(day(50)).trial_balance().by_kind["payer overpayment"] == -80
    assert "payer overpayment" not in ledger.trial_balance().by_kind
    assert [ledger.clearing(trace) for trace in ("70001", "70002", "70003")] == [0, 0, 0]
    assert ledger.trial_balance().by_kind["bank"] == 150
