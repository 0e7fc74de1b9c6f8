"""The builders make clean claims from short hints."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from billingcore.identifiers import npi
from billingcore.model import (
    Adjustment,
    Claim,
    ClaimDate,
    Diagnosis,
    Procedure,
    Reference,
    ServiceLine,
    Tooth,
    balances,
)
from billingcore.periods import Period
from billingcore.testing.builders import (
    a_billing,
    a_claim,
    a_claim_payment,
    a_coverage,
    a_diagnosis,
    a_line,
    a_patient,
    a_payer,
    a_provider,
    a_remittance,
    a_service_payment,
    a_subscriber,
    an_address,
    an_other_payer,
    dental_claim,
    inpatient_claim,
    institutional_claim,
)

CLAIMS = [a_claim, dental_claim, institutional_claim, inpatient_claim]


@pytest.mark.parametrize("build", CLAIMS)
def test_a_claims_charge_is_the_sum_of_its_lines(build: type[Claim]) -> None:
    claim = build()

    assert claim.charge == claim.line_total > 0


@pytest.mark.parametrize("build", CLAIMS)
def test_every_provider_has_an_npi(build: type[Claim]) -> None:
    claim = build()
    providers = (claim.billing_provider, *claim.providers)

    assert all(provider and npi.is_valid(provider.npi or "") for provider in providers)


def test_codes_are_written_as_people_write_them() -> None:
    claim = a_claim(diagnoses=("E11.9", "I10"), lines=("99213-25-59",))

    assert claim.diagnoses == (Diagnosis("E119", qualifier="ABK"), Diagnosis("I10"))
    assert claim.lines[0].procedure == Procedure("99213", modifiers=("25", "59"))


def test_a_diagnosis_says_whether_it_was_present_on_admission() -> None:
    claim = institutional_claim(diagnoses="E11.9 N")

    assert claim.diagnoses == (Diagnosis("E119", qualifier="ABK", present_on_admission="N"),)


def test_a_mapping_changes_one_fact_of_what_stands_there() -> None:
    assert a_claim(patient={"sex": "U"}) == evolve(a_claim(), patient=a_patient(sex="U"))


def test_small_facts_are_pairs() -> None:
    claim = a_claim(references={"F8": "ICN1"}, dates={"439": "2026-02-01", "435": None})

    assert claim.references == (Reference("F8", "ICN1"),)
    assert claim.dates == (
        ClaimDate("439", Period.day(date(2026, 2, 1))),
        ClaimDate("435", None),
    )


def test_a_day_moves_every_line() -> None:
    claim = a_claim(day="2025-01-31", lines=("99213", {"procedure": "93000"}))

    assert {line.first_day for line in claim.lines} == {date(2025, 1, 31)}


def test_a_line_may_span_days() -> None:
    assert a_line(day="2026-01-01..2026-01-03").period == Period(date(2026, 1, 1), date(2026, 1, 3))


def test_a_stated_charge_stays_as_it_is() -> None:
    assert a_claim(charge="1").charge == Decimal(1)


def test_amounts_are_never_floats() -> None:
    with pytest.raises(TypeError, match="float"):
        a_line(charge=1.5)


def test_an_unknown_field_is_the_callers_mistake() -> None:
    with pytest.raises(TypeError, match="ServiceLine has no price"):
        a_line(price="1")


def test_a_second_line_points_where_there_is_a_diagnosis() -> None:
    assert [line.diagnosis_pointers for line in a_claim(diagnoses="I10").lines] == [(1,), (1,)]
    assert [line.diagnosis_pointers for line in a_claim().lines] == [(1,), (2,)]


def test_ready_objects_stay_as_they_are() -> None:
    line, payer = ServiceLine(charge="1"), a_payer(id="12345")

    claim = a_claim(lines=(line,), coverage=a_coverage(payer=payer))

    assert claim.lines == (line,)
    assert claim.payer is payer


def test_a_dental_line_names_its_tooth() -> None:
    line = a_line("D2391", dental={"teeth": {"14": ("M", "O")}})

    assert line.dental is not None
    assert line.dental.teeth == (Tooth("14", ("M", "O")),)
    assert line.procedure == Procedure("D2391", system="AD")


def test_a_code_stands_for_a_diagnosis() -> None:
    assert a_diagnosis("E11.9") == Diagnosis("E119", qualifier="ABK")
    assert a_diagnosis(None, qualifier="ABF") == Diagnosis(None, qualifier="ABF")


def test_an_identifier_gets_the_usual_qualifier() -> None:
    assert [a_payer(id="1").id, a_patient(id="1").id, a_subscriber(id="1").id] == [
        a_payer(id={"qualifier": "PI", "value": "1"}).id,
        a_patient(id={"qualifier": "MI", "value": "1"}).id,
        a_subscriber(id={"qualifier": "MI", "value": "1"}).id,
    ]


def test_parties_have_good_values_of_their_own() -> None:
    assert a_provider("77").address == an_address()
    assert a_billing().provider == a_provider("85")
    assert an_other_payer().payer_id == "88888"


def test_a_remittance_balances_at_every_level() -> None:
    remittance = a_remittance(
        claims=({"lines": [{"adjustments": {"CO-45": "5"}}, {"charge": "40"}]}, {}),
        provider_adjustments=({"reason": "WO", "reference": "R1", "amount": "20"},),
    )

    assert {balance.difference for balance in balances(remittance)} == {0}
    assert len(list(balances(remittance))) == 6


def test_a_negative_payment_is_a_debit() -> None:
    remittance = a_remittance(provider_adjustments=({"reason": "WO", "amount": "500"},))

    assert remittance.payment is not None
    assert (remittance.payment.amount, remittance.payment.credit_debit) == (Decimal(370), "D")


def test_every_claim_payment_carries_the_header() -> None:
    remittance = a_remittance()

    assert [claim.header for claim in remittance.claims] == [remittance.header] * 2


def test_adjustments_are_pairs_of_reason_and_amount() -> None:
    line = a_service_payment(charge="100", adjustments={"CO-45": "30", "PR-1": "10"})

    assert line.adjustments == (Adjustment("CO", "45", "30"), Adjustment("PR", "1", "10"))
    assert line.paid == Decimal(60)


def test_a_reversal_states_no_patient_responsibility() -> None:
    assert a_claim_payment(status="22").patient_responsibility is None
    assert a_claim_payment().patient_responsibility == Decimal(20)
