"""What an institutional claim says is where the model has it."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from attrs import evolve

from billingcore import x12
from billingcore.model import (
    Batch,
    Claim,
    ClaimDate,
    ClaimProcedure,
    Diagnosis,
    InpatientAdjudication,
    InstitutionalDetail,
    Occurrence,
    OutpatientAdjudication,
    ServiceLine,
    Signatures,
    ValueCode,
)
from billingcore.periods import Period
from billingcore.testing.accounting import unaccounted
from tests.x12.corpus import SAMPLES

WHEN = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
SAMPLE = SAMPLES / "inpatient_and_outpatient.837"


def day(text: str) -> Period:
    return Period.day(date.fromisoformat(text))


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    document = x12.read(SAMPLE)
    assert document.findings == ()
    assert unaccounted(document) == ([], [])
    return document.claims()


def test_admission_occurrences_values_and_codes_have_their_places(
    claims: tuple[Claim, ...],
) -> None:
    assert claims[0].institutional == InstitutionalDetail(
        admission_type="1",
        point_of_origin="7",
        discharge_status="01",
        drg="481",
        occurrences=(Occurrence("01", day("2025-12-28")), Occurrence("A1", day("1950-01-02"))),
        occurrence_spans=(Occurrence("70", Period(date(2025, 12, 28), date(2025, 12, 31))),),
        value_codes=(ValueCode("01", "1250.75"), ValueCode("80", 6)),
        treatment_codes=("A01",),
    )
    assert claims[0].condition_codes == ("09", "C5")
    assert (claims[0].type_of_bill, claims[1].type_of_bill) == ("111", "137")


def test_diagnoses_stand_in_one_list_with_their_roles(claims: tuple[Claim, ...]) -> None:
    assert [(d.role, d.code, d.present_on_admission) for d in claims[0].diagnoses] == [
        ("principal", "S72001A", "Y"),
        ("admitting", "S72009A", None),
        ("external cause", "W010XXA", "Y"),
        ("external cause", "Y92009", "Y"),
        ("other", "E119", "Y"),
        ("other", "I10", "Y"),
        ("other", "J189", "N"),
    ]
    assert [d.code for d in claims[1].diagnoses if d.role == "reason for visit"] == [
        "R079",
        "R0602",
    ]


def test_procedures_have_their_days(claims: tuple[Claim, ...]) -> None:
    assert claims[0].procedures == (
        ClaimProcedure("0QS604Z", qualifier="BBR", period=day("2025-12-29")),
        ClaimProcedure("30233N1", qualifier="BBQ", period=day("2025-12-30")),
        ClaimProcedure("B2111ZZ", qualifier="BBQ", period=day("2025-12-31")),
    )


def test_dates_may_have_a_time_or_be_one(claims: tuple[Claim, ...]) -> None:
    assert claims[0].dates == (
        ClaimDate("096", at=time(14, 15)),
        ClaimDate("434", Period(date(2025, 12, 28), date(2026, 1, 3))),
        ClaimDate("435", day("2025-12-28"), at=time(9, 30)),
    )


def test_a_line_has_a_revenue_code_and_perhaps_no_procedure(claims: tuple[Claim, ...]) -> None:
    room, *_ = claims[0].lines

    assert room == ServiceLine(
        revenue_code="0120", charge=9000, unit="DA", quantity=6, noncovered_charge=150
    )
    assert [line.code for line in claims[1].lines] == ["99284", "J1885"]


def test_an_earlier_payers_decision_may_be_inpatient_and_outpatient(
    claims: tuple[Claim, ...],
) -> None:
    (payer,) = claims[1].other_payers

    assert payer.inpatient == InpatientAdjudication(
        covered_days=0, lifetime_psychiatric_days="0.5", drg_amount=1200, remark="MA01"
    )
    assert payer.outpatient == OutpatientAdjudication(
        reimbursement_rate="0.8", payable_amount=500, remark="MA18"
    )
    assert [a.revenue_code for line in claims[1].lines for a in line.adjudications] == [
        "0450",
        "0636",
    ]


def test_a_signature_that_the_guide_does_not_ask_is_absent(claims: tuple[Claim, ...]) -> None:
    assert claims[0].signatures == Signatures(provider_signature=None)


# -- written ---------------------------------------------------------------------------------


def written(claim: Claim) -> bytes:
    (batch,) = x12.read(SAMPLE).transactions
    assert isinstance(batch, Batch)
    assert batch.submitter is not None
    return x12.write(
        [claim], sender=batch.submitter, receiver="RECEIVER", created=WHEN, verify=True
    )


def test_a_default_without_a_place_is_left_out_when_written(claims: tuple[Claim, ...]) -> None:
    claim = evolve(claims[0], signatures=Signatures())

    assert x12.read(written(claim)).claims() == (claims[0],)


def test_a_value_without_a_place_is_refused(claims: tuple[Claim, ...]) -> None:
    claim = evolve(claims[0], signatures=Signatures(provider_signature="N"))

    with pytest.raises(x12.CannotWrite) as refused:
        written(claim)
    assert [f.path for f in refused.value.findings] == ["signatures.provider_signature"]


def test_codes_keep_their_order_whatever_their_kinds(claims: tuple[Claim, ...]) -> None:
    first, admitting, *rest = claims[0].diagnoses
    claim = evolve(claims[0], diagnoses=(first, *rest, admitting))

    data = written(claim)

    assert data.index(b"HI*ABF:") < data.index(b"HI*ABJ:")
    assert x12.read(data).findings == ()


def test_twenty_four_other_diagnoses_take_two_segments(claims: tuple[Claim, ...]) -> None:
    others = tuple(Diagnosis(f"Z{k:03}", qualifier="ABF") for k in range(24))
    claim = evolve(claims[0], diagnoses=(claims[0].diagnoses[0], *others))

    assert written(claim).count(b"HI*ABF:") == 2
    more = evolve(claim, diagnoses=(*claim.diagnoses, Diagnosis("Z999")))
    with pytest.raises(x12.CannotWrite, match="more than 24"):
        written(more)


def test_a_second_drg_is_kept_as_text() -> None:
    text = SAMPLE.read_text("utf-8").replace("HI*DR:481~", "HI*DR:481*DR:482~")
    document = x12.read(text)

    detail = document.claims()[0].institutional
    assert detail is not None
    assert detail.drg == "481"
    assert [(f.kept.element, f.kept.text) for f in document.findings if f.kept] == [(2, "DR:482")]
    assert unaccounted(document) == ([], [])


@pytest.mark.parametrize(
    "old, new, slug",
    [
        ("BH:01:D8:20251228", "BH:01:D8:20251328", "not-a-date"),
        ("BH:01:D8:20251228", "BH:01:RD8:20251228-20251229", "code-not-allowed"),
        ("BI:70:RD8:20251228-20251231", "BI:70:D8:20251228", "code-not-allowed"),
        ("BI:70:RD8:20251228-20251231", "BI:70:RD8:20251228-", "not-a-date"),
        ("BBR:0QS604Z:D8:20251229", "BBR:0QS604Z::20251229", "not-a-date"),
        ("BBR:0QS604Z:D8:20251229", "BBR:0QS604Z:D8", "not-a-date"),
        ("BE:01:::1250.75", "BE:01:::12X0.75", "not-a-number"),
    ],
)
def test_what_is_wrong_within_a_code_is_said_and_kept(old: str, new: str, slug: str) -> None:
    document = x12.read(SAMPLE.read_text("utf-8").replace(old, new))

    assert slug in [finding.slug for finding in document.findings]
    assert {finding.places[0].segment for finding in document.findings} == {"HI"}
    assert unaccounted(document) == ([], [])


@pytest.mark.parametrize(
    "path, label",
    [
        ("institutional.drg", "2300/HI01-2"),
        ("institutional.occurrences[1].code", "2300/HI02-2"),
        ("institutional.occurrence_spans[0].period", "2300/HI01-4"),
        ("institutional.value_codes[0].amount", "2300/HI01-5"),
        ("institutional.discharge_status", "2300/CL103"),
        ("lines[0].revenue_code", "2400/SV201"),
        ("lines[0].noncovered_charge", "2400/SV207"),
        ("dates[0].at", "2300/DTP03"),
    ],
)
def test_a_value_is_located(claims: tuple[Claim, ...], path: str, label: str) -> None:
    made = evolve(claims[0])

    assert [place.label for place in x12.locate(claims[0], path).places] == [label]
    assert [place.label for place in x12.locate(made, path).places] == [label]


@pytest.mark.parametrize(
    "path, label",
    [("institutional.drg", "2300/HI01-2"), ("institutional.value_codes", "2300/HI01")],
)
def test_an_absent_value_is_located_by_the_map(path: str, label: str) -> None:
    claim = Claim(kind="institutional")

    assert [place.label for place in x12.locate(claim, path).places] == [label]


def test_amounts_are_exact(claims: tuple[Claim, ...]) -> None:
    assert claims[0].charge == claims[0].line_total == Decimal("25480.50")
