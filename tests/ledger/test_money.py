"""What the office does with money: receipts, allocations, bounced checks, refunds, write-offs."""

from decimal import Decimal

import pytest

from billingcore.ledger import (
    AGENCY,
    PATIENT,
    PAYABLE,
    Account,
    AccountKind,
    Allocated,
    Ledger,
    ReceiptReversed,
    ReceiptTaken,
    Refunded,
    Transferred,
    WrittenOff,
    post,
)
from billingcore.periods import Period
from tests.ledger.cases import (
    NPI,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    day,
    decided,
    ledger_of,
)

COPAY = ReceiptTaken(reference="R1", patient="A1", on=day(0), amount=25, method="card")


def two_visits() -> Ledger:
    """Return a patient account that owes 20 for an old line, 30 and 10 for newer ones."""
    old = a_claim(a_line(20), number="A0", payers="")
    new = a_claim(
        a_line(30, period=Period.day(day(5))), a_line(10, period=Period.day(day(3))), payers=""
    )
    return post(ledger_of(), old, new, patient="PT-1")


def slugs(ledger: Ledger) -> list[str]:
    return [finding.slug for finding in ledger.findings]


def test_a_copay_at_the_desk_is_unapplied_until_it_is_allocated() -> None:
    ledger = ledger_of(a_claim(a_line(150)), COPAY)
    applied = post(ledger, Allocated(reference="L1", receipt="R1", on=day(0), claim="A1"))

    assert (ledger.balance(patient="A1").unapplied, ledger.balance(patient="A1").amount) == (
        Decimal(25),
        Decimal(150),
    )
    assert applied.balance(patient="A1").unapplied == 0
    assert applied.balance(patient="A1").by_party == {"primary": 150, "patient": -25}


def test_a_copay_meets_the_copay_that_the_payer_decides_later() -> None:
    allocated = Allocated(reference="L1", receipt="R1", on=day(0), claim="A1", line="1")
    paid = a_remittance(a_payment(decided(150, 80, "CO-45 45, PR-3 25")))

    assert ledger_of(a_claim(a_line(150)), COPAY, allocated, paid).balance().amount == 0


def test_without_a_claim_the_oldest_services_are_paid_first() -> None:
    receipt = ReceiptTaken(reference="R1", patient="PT-1", on=day(9), amount=35)
    fifo = Allocated(reference="L1", receipt="R1", on=day(9))
    ledger = post(two_visits(), receipt, fifo)

    assert ledger.balance(patient="PT-1").by_line == {((NPI, "A1"), "1"): 25}


def test_first_in_first_out_looks_at_what_is_owed_that_day() -> None:
    receipt = ReceiptTaken(reference="R1", patient="PT-1", on=day(1), amount=35)
    fifo = Allocated(reference="L1", receipt="R1", on=day(1), amount=30)
    ledger = post(two_visits(), fifo, receipt)

    assert ledger.balance(patient="PT-1").unapplied == 15
    assert ledger.balance(patient="PT-1").by_claim == {(NPI, "A1"): 40}


def test_first_in_first_out_pays_no_more_than_a_claim_owes() -> None:
    """Money that stands against the claim as a whole counts for its lines."""
    first = ReceiptTaken(reference="R0", patient="PT-1", on=day(6), amount=38)
    whole = Allocated(reference="L0", receipt="R0", on=day(6), claim="A1")
    second = ReceiptTaken(reference="R1", patient="PT-1", on=day(7), amount=50)
    fifo = Allocated(reference="L1", receipt="R1", on=day(7))
    ledger = post(two_visits(), first, whole, second, fifo)

    assert ledger.balance(patient="PT-1").amount == 0
    assert ledger.balance(patient="PT-1").unapplied == 28


def test_an_allocation_takes_no_more_than_the_receipt_has() -> None:
    first = Allocated(reference="L1", receipt="R1", on=day(1), claim="A1", amount=20)
    second = Allocated(reference="L2", receipt="R1", on=day(1), claim="A1", amount=20)
    ledger = ledger_of(a_claim(a_line(150), payers=""), COPAY, first, second)

    assert slugs(ledger) == ["receipt-overdrawn"]
    assert ledger.balance().amount == 130


def test_somebody_else_may_pay_for_a_patient_account() -> None:
    receipt = ReceiptTaken(reference="R1", patient="PARENT", on=day(0), amount=150)
    allocated = Allocated(reference="L1", receipt="R1", on=day(0), claim=(NPI, "A1"))
    ledger = ledger_of(a_claim(a_line(150), payers=""), receipt, allocated)

    assert ledger.balance(patient="A1").amount == 0
    assert ledger.balance(patient="PARENT").unapplied == 0


def test_a_bounced_check_takes_its_allocations_with_it() -> None:
    allocated = Allocated(reference="L1", receipt="R1", on=day(1), claim="A1", amount=20)
    bounced = ReceiptReversed(receipt="R1", on=day(7), why="insufficient funds")
    late = Allocated(reference="L2", receipt="R1", on=day(8), claim="A1", amount=5)
    claim = a_claim(a_line(150), payers="")
    ledger = ledger_of(bounced, allocated, claim, COPAY)

    assert ledger.trial_balance().by_kind == {"receivable": 150, "charges": -150}
    assert ledger.as_of(day(6)).balance().amount == 130
    assert slugs(post(ledger, late)) == ["receipt-overdrawn"]


def test_a_refund_of_unapplied_money_leaves_the_bank() -> None:
    refund = Refunded(reference="B1", on=day(5), amount=25, receipt="R1")
    ledger = ledger_of(COPAY, refund)
    again = post(ledger, Refunded(reference="B2", on=day(6), amount=1, receipt="R1"))

    assert ledger.trial_balance().rows == ()
    assert slugs(again) == ["receipt-overdrawn"]


def test_a_credit_balance_becomes_a_refund_payable_and_is_refunded() -> None:
    """A credit is owed back, 60 days from its identification to Medicare (42 CFR 401.305)."""
    allocated = Allocated(reference="L1", receipt="R1", on=day(0), claim="A1")
    paid = a_remittance(a_payment(decided(150, 100, "CO-45 40, PR-3 10")))
    ledger = ledger_of(a_claim(a_line(150)), COPAY, allocated, paid)
    payable = Transferred(
        reference="T1", on=day(30), amount=15, claim="A1", source=PATIENT, target=PAYABLE
    )
    refund = Refunded(reference="B1", on=day(31), amount=15, claim="A1", payable=True)

    assert ledger.balance(claim="A1").by_party == {"patient": -15}
    assert slugs(ledger) == ["credit-balance"]
    recognized = post(ledger, payable)
    assert recognized.balance(claim="A1").amount == 0
    assert "15.00  responsibility moved: to refunds payable" in str(
        recognized.balance(claim="A1").explain()
    )
    assert recognized.trial_balance().by_kind["refunds payable"] == -15
    assert "refunds payable" not in post(recognized, refund).trial_balance().by_kind
    straight = post(ledger, Refunded(reference="B1", on=day(31), amount=15, claim="A1"))
    assert straight.balance(claim="A1").amount == 0


def test_a_refund_to_a_payer_clears_the_overpayment() -> None:
    """WO tells of the overpayment; the check settles what we owe (X12 RFI 1385)."""
    ledger = ledger_of(
        a_remittance(plb=(("WO", "ICN1", -80),)),
        Refunded(reference="B1", on=day(30), amount=80, payer="87726", overpayment="ICN1"),
    )

    assert ledger.trial_balance().by_kind == {"clearing": 80, "bank": -80}


def test_a_write_off_names_its_reason_and_may_be_taken_back() -> None:
    off = WrittenOff(reference="W1", on=day(5), amount=30, claim="A1", reason=AccountKind.CHARITY)
    back = WrittenOff(reference="W2", on=day(6), amount=-10, claim="A1", reason=AccountKind.CHARITY)
    ledger = ledger_of(a_claim(a_line(150), payers=""), off, back)

    assert ledger.balance().amount == 130
    assert ledger.trial_balance().by_kind["charity"] == 20


def test_responsibility_moves_by_a_transfer_and_not_by_an_adjustment() -> None:
    moved = Transferred(
        reference="T1",
        on=day(5),
        amount=150,
        claim="A1",
        source="primary",
        target=PATIENT,
        line="1",
    )
    placed = Transferred(
        reference="T2", on=day(90), amount=100, claim="A1", source=PATIENT, target=AGENCY, line="1"
    )
    ledger = ledger_of(a_claim(a_line(150)), moved, placed)

    assert ledger.balance().by_party == {"patient": 50, "agency": 100}
    assert ledger.trial_balance().by_kind == {"receivable": 150, "charges": -150}


def test_facts_about_unknown_things_wait_for_them() -> None:
    claim = a_claim(a_line(150), payers="")
    facts = (
        Allocated(reference="L1", receipt="R1", on=day(1), claim="A1"),
        WrittenOff(reference="W1", on=day(5), amount=30, claim="A1", reason=AccountKind.CHARITY),
        Refunded(reference="B1", on=day(6), amount=1, receipt="R9"),
        Refunded(reference="B2", on=day(6), amount=1, claim="A9"),
        ReceiptReversed(receipt="R8", on=day(7)),
    )
    ledger = ledger_of(*facts)

    assert sorted(slugs(ledger)) == 2 * ["claim-unknown"] + 3 * ["receipt-unknown"]
    assert post(ledger, COPAY, claim).balance().amount == 95


def test_a_line_that_the_claim_lacks_is_reported() -> None:
    fact = Allocated(reference="L1", receipt="R1", on=day(1), claim="A1", line="7")
    ledger = ledger_of(a_claim(a_line(150)), COPAY, fact)

    assert slugs(ledger) == ["line-unknown"]
    assert ledger.findings[0].message == "allocation L1 names line 7, which claim A1 lacks"


def test_a_number_that_two_providers_use_needs_the_provider() -> None:
    other = a_claim(a_line(60), billing=None)
    fact = WrittenOff(reference="W1", on=day(5), amount=30, claim="A1", reason=AccountKind.CHARITY)
    ledger = ledger_of(a_claim(a_line(150)), other, fact)
    exact = WrittenOff(
        reference="W1", on=day(5), amount=30, claim=(NPI, "A1"), reason=AccountKind.CHARITY
    )

    assert slugs(ledger) == ["claim-unknown"]
    assert ledger_of(a_claim(a_line(150)), other, exact).findings == ()


@pytest.mark.parametrize(
    "wrong", [{}, {"receipt": "R1", "claim": "A1"}, {"payer": "87726", "claim": "A1"}]
)
def test_a_refund_comes_out_of_one_thing(wrong: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="one of receipt, claim and payer"):
        Refunded(reference="B1", on=day(0), amount=1, **wrong)  # type: ignore[arg-type]


def test_a_write_off_goes_to_a_write_off_account() -> None:
    with pytest.raises(ValueError, match="bank is not a kind of write-off"):
        WrittenOff(reference="W", on=day(0), amount=1, claim="A1", reason=AccountKind.BANK)


def test_money_is_exact() -> None:
    with pytest.raises(TypeError, match="not a float"):
        ReceiptTaken(reference="R1", patient="A1", on=day(0), amount=25.1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not a float"):
        ledger_of().expect(Account(kind=AccountKind.BANK), day(0), 0.1)  # type: ignore[arg-type]
