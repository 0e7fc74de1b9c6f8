"""What has caught other readers: each is legal, and is read as it stands."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from billingcore import x12
from billingcore.model import Adjustment, ClaimPayment, ProviderAdjustment, Remittance
from billingcore.testing.accounting import unaccounted
from tests.x12.corpus import SAMPLES


def sample(name: str) -> x12.Document:
    document = x12.read(SAMPLES / name)
    assert unaccounted(document) == ([], [])
    return document


def only_remittance(name: str) -> Remittance:
    (remittance,) = sample(name).remittances()
    return remittance


def payment(remittance: Remittance, control_number: str) -> ClaimPayment:
    return next(c for c in remittance.claims if c.patient_control_number == control_number)


def test_two_plb_segments_are_three_adjustments_in_order() -> None:
    first = ProviderAdjustment(provider="1234567893", fiscal_year_end=date(2026, 12, 31))
    second = evolve(first, provider="1999999992")

    assert only_remittance("two_plb.835").provider_adjustments == (
        evolve(first, reason="WO", reference="ICN0000", amount="12.5"),
        evolve(first, reason="L6", amount="-20"),
        evolve(second, reason="FB", reference="ICN0009", amount="-5"),
    )


def test_the_payment_is_the_claims_less_the_provider_adjustments() -> None:
    for name in ("two_plb.835", "three_transactions.835", "reversal_and_correction.835"):
        for remittance in sample(name).remittances():
            assert remittance.header is not None
            assert remittance.header.payment is not None
            moved = remittance.claim_total - remittance.provider_adjustment_total
            assert remittance.header.payment.amount == moved


def test_a_payer_may_have_two_contacts() -> None:
    header = only_remittance("two_plb.835").header

    assert header is not None
    assert header.payer is not None
    assert [contact.function for contact in header.payer.contacts] == ["CX", "BL"]


def test_the_receivers_number_is_read() -> None:
    header = only_remittance("two_plb.835").header

    assert header is not None
    assert [(r.qualifier, r.value) for r in header.references] == [("EV", "SUNRISE1")]


def test_each_transaction_has_its_own_payment() -> None:
    document = sample("three_transactions.835")
    headers = [remittance.header for remittance in document.remittances()]

    assert [h.trace.number for h in headers if h and h.trace] == ["EFT0001", "EFT0002", "EFT0003"]
    assert [h.payment.amount for h in headers if h and h.payment] == [180, 0, 10]
    assert [len(remittance.claims) for remittance in document.remittances()] == [3, 1, 1]


def test_a_group_is_shared_by_its_claims() -> None:
    remittance = sample("three_transactions.835").remittances()[0]

    assert [group.number for group in remittance.groups] == ["1", "2"]
    assert [c.group.number for c in remittance.claims if c.group] == ["1", "1", "2"]


def test_a_newline_may_end_each_segment() -> None:
    whole = sample("one_claim_for_the_subscriber.837").claims()

    for name in ("newline_terminated", "crlf_after_each_segment", "one_long_line"):
        assert sample(f"{name}.837").claims() == whole


def test_pipes_may_separate_the_elements() -> None:
    assert sample("pipe_delimited.835").payments() == sample("two_plb.835").payments()


def test_a_claim_may_be_adjusted_without_a_line() -> None:
    claim = payment(only_remittance("claim_level_adjustments.835"), "F2")

    assert claim.lines == ()
    assert claim.adjustments == (Adjustment("PR", "96", "50"),)
    assert claim.adjusted == 50


def test_an_adjustment_segment_holds_up_to_six() -> None:
    claim = payment(only_remittance("claim_level_adjustments.835"), "F1")
    quantities = [adjustment.quantity for adjustment in claim.adjustments]

    assert claim.adjustments[:6] == (
        Adjustment("CO", "45", "100", "1"),
        Adjustment("CO", "97", "50"),
        Adjustment("CO", "B7", "25", "2"),
        Adjustment("CO", "18", "25", "1"),
        Adjustment("CO", "29", "200"),
        Adjustment("CO", "96", "150"),
    )
    assert [a.group for a in claim.adjustments[6:]] == ["OA", "PR", "PR"]
    assert len(quantities) == 9


def test_a_modifier_is_no_procedure_code() -> None:
    payments = {c.patient_control_number: c for c in sample("three_transactions.835").payments()}
    procedure = payments["G2"].lines[0].procedure

    assert procedure is not None
    assert (procedure.code, procedure.modifiers) == ("93000", ("26",))


def test_amounts_need_no_leading_zero_and_may_be_negative() -> None:
    remittance = only_remittance("reversal_and_correction.835")
    lines = [line.paid for claim in remittance.claims for line in claim.lines]

    assert lines == [Decimal(t) for t in ("-80", "87.89", "79.61", ".39")]
    assert payment(only_remittance("claim_level_adjustments.835"), "F1").amounts[1].value == (
        Decimal("0.39")
    )


def test_a_reversal_is_read_beside_its_correction() -> None:
    reversal, correction, _ = only_remittance("reversal_and_correction.835").claims

    assert (reversal.status, correction.status) == ("22", "1")
    assert reversal.is_reversal
    assert not correction.is_reversal
    assert [reversal.charge, reversal.paid, reversal.adjusted] == [-135, -80, -55]


def test_an_unbalanced_claim_costs_the_others_nothing() -> None:
    text = (SAMPLES / "three_transactions.835").read_text("utf-8")
    before = x12.read(text).payments()
    after = x12.read(text.replace("CLP*G2*1*80*30*", "CLP*G2*1*80*31*")).payments()

    assert after[1].paid == 31
    assert (after[0], *after[2:]) == (before[0], *before[2:])


def test_the_units_do_not_multiply_the_charge() -> None:
    line = sample("ambulance_attachment_and_drug.837").claims()[0].lines[1]

    assert (line.charge, line.quantity) == (Decimal("70.39"), Decimal(12))


def test_a_diagnosis_code_may_have_a_letter_in_its_third_place() -> None:
    claim = sample("one_claim_for_the_subscriber.837").claims()[0]

    assert [d.code for d in claim.diagnoses] == ["C4A30", "M1A00X0", "Z3A20"]
    assert [d.qualifier for d in claim.diagnoses] == ["ABK", "ABF", "ABF"]


def test_the_rendering_provider_has_a_taxonomy() -> None:
    claim = sample("dependent_and_secondary.837").claims()[0]

    assert claim.rendering is not None
    assert claim.rendering.taxonomy == "208000000X"


def test_a_dependent_is_the_patient_and_another_is_insured() -> None:
    claim = sample("dependent_and_secondary.837").claims()[0]

    assert not claim.patient_is_subscriber
    assert claim.patient is not None
    assert claim.patient.relationship == "19"
    assert claim.patient.birth_date == date(2014, 3, 6)
    assert claim.coverage is not None
    assert claim.coverage.sequence == "S"


def test_the_first_payers_decision_stands_by_claim_and_line() -> None:
    claim = sample("dependent_and_secondary.837").claims()[0]
    (payer,) = claim.other_payers

    assert payer.adjustments == (Adjustment("PR", "1", "20"), Adjustment("PR", "2", "15"))
    assert [line.adjudications[0].paid for line in claim.lines] == [80, 20]


def test_claims_keep_their_levels() -> None:
    claims = sample("two_providers_five_claims.837").claims()

    assert [c.patient_control_number for c in claims] == ["C1", "C2", "C3", "C4", "C5"]
    assert [c.patient_is_subscriber for c in claims] == [True, True, False, False, True]
    assert claims[0].billing is claims[3].billing
    assert claims[0].billing != claims[4].billing
    assert claims[2].coverage == claims[3].coverage


@pytest.mark.parametrize("text", ["", "*005010X222A1"])
def test_the_transaction_need_not_name_its_guide(text: str) -> None:
    whole = (SAMPLES / "one_claim_for_the_subscriber.837").read_text("utf-8")
    changed = whole.replace("ST*837*0001*005010X222A1", f"ST*837*0001{text}")

    assert x12.read(changed).claims() == x12.read(whole).claims()
