"""Provider adjustments, payments that do not balance, and deposits."""

import pytest
from attrs import evolve

from billingcore.ledger import Account, AccountKind, Deposit, Policy, ProviderAdjustmentRow, post
from tests.ledger.cases import PAID, a_claim, a_line, a_payment, a_remittance, decided, ledger_of

PLAN = "87726"


@pytest.mark.parametrize(
    "reason, amount, kind, balance",
    [
        ("WO", -50, AccountKind.PAYER_OVERPAYMENT, -50),  # X12 RFI 2184: negative adds to it
        ("WO", 50, AccountKind.PAYER_OVERPAYMENT, 50),
        ("FB", -50, AccountKind.FORWARD_BALANCE, -50),  # X12 RFI 738, 2051
        ("FB", 50, AccountKind.FORWARD_BALANCE, 50),
        ("72", -50, AccountKind.PAYER_OVERPAYMENT, -50),  # X12 RFI 1385
        ("L6", -50, AccountKind.INTEREST, -50),  # X12 RFI 2123: the payer owes interest
        ("IR", 50, AccountKind.TAX_WITHHELD, 50),
        ("LE", 50, AccountKind.LEVY, 50),
        ("CS", 50, AccountKind.SUSPENSE, 50),
        ("E3", 50, AccountKind.SUSPENSE, 50),
        (None, 50, AccountKind.SUSPENSE, 50),
    ],
)
def test_a_provider_adjustment_goes_to_its_account_and_clearing(
    reason: str | None, amount: int, kind: AccountKind, balance: int
) -> None:
    ledger = ledger_of(a_remittance(plb=((reason, "REF1", amount),)))  # type: ignore[arg-type]

    assert ledger.journal.balances(("party", "reason")) == {
        Account(kind=AccountKind.CLEARING, party="187726", reason="70001"): -amount,
        Account(kind=kind, party=PLAN, reason="REF1"): balance,
    }
    slugs = [finding.slug for finding in ledger.findings]
    assert slugs == (["provider-adjustment-unmapped"] if kind is AccountKind.SUSPENSE else [])


def test_a_provider_adjustment_of_ones_own_is_a_row_of_the_policy() -> None:
    capitation = ProviderAdjustmentRow("CT", AccountKind.FEES)
    policy = Policy(provider_adjustments=(capitation,))
    ledger = ledger_of(a_remittance(plb=(("CT", "JUNE", -500),)), policy=policy)

    assert ledger.trial_balance().by_kind == {"clearing": 500, "fees": -500}


def test_a_returned_payment_pairs_with_its_recovery() -> None:
    """72 acknowledges the provider's check, WO the recovery; no money moves (X12 RFI 1385)."""
    ledger = ledger_of(a_remittance(plb=(("72", "CHECK9", -50), ("WO", "CHECK9", 50))))

    assert ledger.trial_balance().rows == ()


def test_a_balance_carried_forward_is_taken_from_the_next_payment() -> None:
    """FB eliminates a negative payment now and comes back later (X12 RFI 2660, 1604)."""
    back = a_payment(decided(-150, -150), status="22")
    ledger = ledger_of(
        a_claim(a_line(150)),
        a_remittance(a_payment(decided(150, 150))),
        a_remittance(back, trace="70002", plb=(("FB", "70002", -150),)),
        a_remittance(trace="70003", plb=(("FB", "70002", 150),)),
        *(Deposit(trace=t, on=PAID, amount=a) for t, a in (("70001", 150), ("70003", -150))),
    )

    assert ledger.trial_balance().by_kind == {"receivable": 150, "charges": -150}


def test_a_payment_that_does_not_balance_ties_to_the_bank_through_suspense() -> None:
    remittance = a_remittance(a_payment(decided(150, 150)), amount=140)
    ledger = ledger_of(
        a_claim(a_line(150)), remittance, Deposit(trace="70001", on=PAID, amount=140)
    )
    finding = ledger.findings[0]

    assert finding.message == (
        "the remittance of trace 70001 does not balance: claims 150.00 less provider "
        "adjustments 0.00 is 150.00, stated 140.00; the difference of -10.00 waits in suspense"
    )
    assert ledger.clearing("70001") == 0
    assert ledger.trial_balance().by_kind == {"bank": 140, "charges": -150, "suspense": 10}


def test_a_payment_that_takes_money_back_is_negative() -> None:
    """BPR03 D is a debit."""
    remittance = a_remittance(plb=(("WO", "REF1", 50),))
    ledger = ledger_of(remittance, Deposit(trace="70001", on=PAID, amount=-50))

    assert ledger.findings == ()
    assert ledger.clearing("70001") == 0


def test_a_deposit_short_of_the_payment_shows_in_clearing() -> None:
    ledger = ledger_of(
        a_claim(a_line(150)),
        a_remittance(a_payment(decided(150, 150))),
        Deposit(trace="70001", on=PAID, amount=100),
    )

    assert ledger.clearing("70001") == ledger.clearing("70001", originator="187726") == 50


def test_a_deposit_without_originator_means_the_one_payment_with_its_trace() -> None:
    one, two = a_remittance(plb=(("WO", "R", -5),)), a_remittance(plb=(("WO", "R", -7),), payer="S")
    deposit = Deposit(trace="70001", on=PAID, amount=5)

    assert ledger_of(one, deposit).clearing("70001", originator="187726") == 0
    assert ledger_of(one, two, deposit).clearing("70001", originator="187726") == 5
    named = evolve(deposit, originator="187726")
    assert ledger_of(one, two, named).clearing("70001", originator="187726") == 0


def test_a_payment_without_a_date_counts_on_every_day_and_is_reported() -> None:
    remittance = a_remittance(a_payment(decided(150, 150)), on=None)
    claim = a_claim(a_line(150))

    for ledger in (ledger_of(claim, remittance), ledger_of(claim, *_alone(remittance))):
        assert [finding.slug for finding in ledger.findings] == ["date-missing"]
        assert ledger.as_of(PAID).clearing("70001") == 150


def _alone(remittance: object) -> list[object]:
    from billingcore.model import Remittance

    assert isinstance(remittance, Remittance)
    return [evolve(claim, header=remittance.header) for claim in remittance.claims]


def test_a_single_claim_payment_posts_alone_and_joins_its_remittance_later() -> None:
    remittance = a_remittance(
        a_payment(decided(150, 150)), a_payment(decided(60, 60), number="A2", icn="ICN2")
    )
    claims = a_claim(a_line(150)), a_claim(a_line(60), number="A2")
    alone = post(ledger_of(*claims), _alone(remittance)[0])  # type: ignore[arg-type]

    assert alone.balance().amount == 60
    assert post(alone, remittance) == ledger_of(*claims, remittance)
