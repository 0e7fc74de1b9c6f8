"""Claims post charges once, and replacements, voids and bills to the next payer change them."""

from itertools import permutations

import pytest
from attrs import evolve

from billingcore.ledger import ChargeVoided, ClaimKey, Withdrawn, post
from billingcore.model import Batch, Billing, ClaimDate, PartyId, Provider, Reference
from billingcore.periods import Period
from tests.ledger.cases import (
    NPI,
    SERVED,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    a_replacement,
    day,
    decided,
    ledger_of,
    reversal_of,
)

CLAIM = a_claim(a_line(150))


def slugs(ledger: object) -> list[str]:
    return [finding.slug for finding in ledger.findings]  # type: ignore[attr-defined]


def test_a_batch_posts_all_its_claims() -> None:
    batch = Batch(claims=(CLAIM, a_claim(a_line(60), number="A2")))

    assert ledger_of(batch).balance().amount == 210


def test_a_bill_to_the_next_payer_charges_nothing_more() -> None:
    next_bill = a_claim(a_line(150), payers="SP")
    ledger = ledger_of(next_bill, CLAIM)

    assert ledger.balance(claim="A1").by_party == {"primary": 150}
    assert ledger.findings == ()


def test_a_bill_to_the_next_payer_puts_that_payer_in_line() -> None:
    paid = a_remittance(a_payment(decided(150, 100, "PR-2 50")))
    ledger = ledger_of(CLAIM, paid, a_claim(a_line(150), payers="SP"))

    assert ledger.balance(claim="A1").by_party == {"secondary": 50}


def test_a_replacement_takes_the_charges_back_and_posts_its_own() -> None:
    """Frequency 7 with the payer's number in REF*F8 (X12 RFI 1538, 2173)."""
    replacement = a_replacement(CLAIM, a_line(120), f8="ICN1")
    ledger = post(ledger_of(CLAIM), replacement, on=day(30))

    assert ledger.balance(claim="A1").amount == 120
    assert ledger.as_of(day(29)).balance(claim="A1").amount == 150
    assert [entry.kind for entry in ledger.journal] == ["charge", "charge", "charge replaced"]
    assert ledger.findings == ()


def test_a_replacement_with_the_same_charges_moves_nothing() -> None:
    replacement = a_replacement(CLAIM, a_line(150), f8="ICN1")

    assert len(ledger_of(CLAIM, replacement).journal) == 1


def test_a_replaced_claim_is_settled_by_reversal_and_correction_in_any_order() -> None:
    given = a_payment(decided(150, 100, "CO-45 50"))
    corrected = a_payment(decided(120, 90, "CO-45 30"), icn="ICN2")
    subjects = [
        CLAIM,
        a_replacement(CLAIM, a_line(120), f8="ICN1"),
        a_remittance(given, trace="1"),
        a_remittance(corrected, trace="2", on=day(40)),
        a_remittance(reversal_of(given), trace="3", on=day(40)),
    ]

    for told in permutations(subjects):
        assert ledger_of(*told).balance(claim="A1").amount == 0
        assert ledger_of(*told).findings == ()


def test_a_replacement_under_another_number_voids_the_claim_that_f8_names() -> None:
    paid = a_remittance(a_payment(decided(150, 100, "CO-45 50"), icn="ICN7"))
    replacement = a_claim(
        a_line(120), number="A1-R", frequency="7", references=(Reference("F8", "ICN7"),)
    )
    ledger = ledger_of(CLAIM, paid, replacement)

    assert ledger.balance().by_claim == {(NPI, "A1"): -150, (NPI, "A1-R"): 120}
    assert slugs(ledger) == ["credit-balance"]


def test_a_void_takes_the_charges_back() -> None:
    """Frequency 8."""
    void = a_replacement(CLAIM, a_line(150), f8="ICN1", frequency="8")
    by_hand = ChargeVoided(claim=ClaimKey(None, "A1"), on=day(9), reference="V1")

    assert ledger_of(void, CLAIM).balance(claim="A1").amount == 0
    assert ledger_of(by_hand, CLAIM).balance(claim="A1").amount == 0
    assert ledger_of(by_hand, CLAIM).as_of(day(8)).balance(claim="A1").amount == 150


@pytest.mark.parametrize("frequency", ["7", "8"])
def test_replacing_or_voiding_an_unknown_claim_is_reported(frequency: str) -> None:
    lone = a_replacement(CLAIM, a_line(120), f8="ICN1", frequency=frequency)
    ledger = ledger_of(lone)

    assert slugs(ledger) == ["replaced-claim-unknown"]
    assert ledger.balance().amount == (120 if frequency == "7" else 0)


def test_two_different_charges_of_one_claim_and_day_are_both_held() -> None:
    other = a_claim(a_line(140))
    ledger = ledger_of(CLAIM, other)
    fixed = post(ledger, Withdrawn(fact=next(iter(ledger_of(other).facts)), on=day(1)))

    assert slugs(ledger) == ["conflicting-charges"]
    assert ledger.balance().amount == 0
    assert fixed.findings == ()
    assert fixed.balance().amount == 150


def test_a_later_different_charge_of_a_claim_is_held() -> None:
    ledger = post(ledger_of(CLAIM), a_claim(a_line(140)), on=day(9))

    assert slugs(ledger) == ["conflicting-charges"]
    assert ledger.balance().amount == 150


def test_a_claim_may_be_charged_again_after_its_void() -> None:
    void = ChargeVoided(claim=ClaimKey(*CLAIM.key), on=day(5))
    ledger = post(ledger_of(CLAIM, void), a_claim(a_line(140)), on=day(9))

    assert ledger.findings == ()
    assert ledger.balance().amount == 140


def test_interim_bills_of_one_stay_add_up() -> None:
    """Type of bill xx2, xx3 and xx4 continue a stay, xx5 adds late charges (UB-04 locator 4)."""
    bills = [
        a_claim(
            a_line(100),
            kind="institutional",
            frequency=frequency,
            dates=(ClaimDate("434", Period(day(30 * n), day(30 * n + 29))),),
        )
        for n, frequency in enumerate("234")
    ]
    ledger = ledger_of(*bills, *bills)

    assert ledger.findings == ()
    assert ledger.balance(claim="A1").amount == 300
    assert len(ledger.balance(claim="A1").by_line) == 3


def test_lines_are_posted_where_the_stated_charge_differs() -> None:
    ledger = ledger_of(a_claim(a_line(150), charge=149))

    assert slugs(ledger) == ["charge-differs-from-lines"]
    assert ledger.balance().amount == 150


def test_a_claim_without_lines_posts_its_stated_charge() -> None:
    assert ledger_of(a_claim(charge=80), a_claim(charge=80)).balance().amount == 80


def test_a_claim_without_a_date_counts_on_every_day_and_is_reported() -> None:
    ledger = ledger_of(a_claim(a_line(150, period=None)))

    assert slugs(ledger) == ["date-missing"]
    assert ledger.as_of(SERVED).balance().amount == 150


def test_the_patient_account_is_the_callers_or_the_control_number() -> None:
    ledger = post(ledger_of(CLAIM), CLAIM, patient="PT-1")

    assert ledger.balance(patient="PT-1").amount == 150
    assert ledger.balance(patient="A1").amount == 0
    assert ledger.findings == ()


def test_two_patient_accounts_for_one_claim_are_reported() -> None:
    ledger = post(post(ledger_of(), CLAIM, patient="PT-2"), CLAIM, patient="PT-1")

    assert slugs(ledger) == ["several-patient-accounts"]
    assert ledger.balance().by_patient == {"PT-1": 150}


def test_payments_find_claims_by_number_and_provider() -> None:
    """The payee tells two providers' claims of one number apart."""
    elsewhere = evolve(
        a_claim(a_line(60)),
        billing=Billing(provider=Provider(role="85", id=PartyId("XX", "1999999984"))),
    )
    paid = a_payment(decided(150, 150))
    ledger = ledger_of(CLAIM, elsewhere, a_remittance(paid))
    stranger = ledger_of(CLAIM, a_remittance(paid, payee="1000000012"))

    assert ledger.balance().by_claim == {("1999999984", "A1"): 60}
    assert slugs(stranger) == ["claim-not-in-ledger"]


def test_a_payment_that_could_mean_two_claims_waits_in_suspense() -> None:
    elsewhere = evolve(a_claim(a_line(60)), billing=None)
    ledger = ledger_of(CLAIM, elsewhere, a_remittance(a_payment(decided(150, 150))))

    assert slugs(ledger) == ["claim-number-ambiguous"]
    assert ledger.balance().suspense == 150


def test_a_tax_id_that_agrees_outweighs_another_npi() -> None:
    from billingcore.model import Payee

    claim = evolve(
        CLAIM,
        billing=Billing(
            provider=Provider(
                role="85", id=PartyId("XX", NPI), references=(Reference("EI", "900000001"),)
            )
        ),
    )
    remittance = a_remittance(a_payment(decided(150, 150)), payee="1000000012")
    header = remittance.header
    assert header is not None
    payee = Payee(id=PartyId("XX", "1000000012"), references=(Reference("TJ", "900000001"),))
    by_reference = evolve(remittance, header=evolve(header, payee=payee))
    by_id = evolve(remittance, header=evolve(header, payee=Payee(id=PartyId("FI", "900000001"))))

    assert ledger_of(claim, by_reference).balance().amount == 0
    assert ledger_of(claim, by_id).balance().amount == 0
