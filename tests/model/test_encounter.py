from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from billingcore.model import (
    Amount,
    Billing,
    ChargeMaster,
    Claim,
    ClaimDate,
    Coverage,
    Diagnosis,
    Drug,
    Encounter,
    Name,
    OtherPayer,
    PartyId,
    Patient,
    Payer,
    PerformedProcedure,
    Price,
    Procedure,
    Provider,
    Reference,
    ServiceLine,
    Subscriber,
)
from billingcore.money import total
from billingcore.periods import Period

DAY = Period.day(date(2026, 3, 2))
DOCTOR = Provider(role="82", name=Name.person("ADAMS", "ALMA"), id=PartyId("XX", "1234567893"))
NURSE = Provider(name=Name.person("BAKER", "BO"), id=PartyId("XX", "1000000004"))
CLINIC = Billing(provider=Provider(role="85", name=Name.organization("SUNRISE CLINIC")))
LABORATORY = Billing(provider=Provider(role="85", name=Name.organization("SUNSET LAB")))
HOSPITAL = Provider(name=Name.organization("MERCY"))
PLAN, SECOND_PLAN = Payer(name="PLAN ONE"), Payer(name="PLAN TWO")
PATIENT = Patient(name=Name.person("DOE", "JANE"), birth_date=date(1980, 1, 2), sex="F")


def performed(code: str = "99213", *diagnoses: str, **fields: Any) -> PerformedProcedure:
    return PerformedProcedure(
        procedure=Procedure(code), diagnoses=diagnoses, **{"charge": "10.00", **fields}
    )


def encounter(*procedures: PerformedProcedure, **fields: Any) -> Encounter:
    given = {"period": DAY, "facility_code": "11", "billing": CLINIC, "patient": PATIENT}
    return Encounter(procedures=procedures, **{**given, **fields})


def diagnoses(count: int) -> tuple[Diagnosis, ...]:
    return tuple(Diagnosis(f"Z{i:03}") for i in range(count))


def claims(visit: Encounter) -> tuple[Claim, ...]:
    return visit.to_claims(control_number="A1")


def only_claim(visit: Encounter) -> Claim:
    (claim,) = claims(visit)
    return claim


# -- one claim ---------------------------------------------------------------------------------


def test_a_visit_becomes_one_claim() -> None:
    visit = encounter(
        performed("99213", "I10", "E119", charge="140.00", quantity=1),
        performed("J3301", "I10", charge="22.50", quantity=4, drug=Drug(code="00003029305")),
        rendering=DOCTOR,
        referring=NURSE,
        diagnoses=(Diagnosis("E119"), Diagnosis("I10")),
        coverages=(Coverage(relationship="18", payer=PLAN),),
    )

    assert only_claim(visit) == Claim(
        patient_control_number="A1",
        charge="162.50",
        facility_code="11",
        billing=CLINIC,
        coverage=Coverage(relationship="18", payer=PLAN),
        patient=PATIENT,
        diagnoses=(Diagnosis("E119", qualifier="ABK"), Diagnosis("I10")),
        providers=(evolve(NURSE, role="DN"), DOCTOR),
        lines=(
            ServiceLine(
                procedure=Procedure("99213"),
                charge="140.00",
                quantity=1,
                period=DAY,
                diagnosis_pointers=(2, 1),
                control_number="1",
            ),
            ServiceLine(
                procedure=Procedure("J3301"),
                charge="22.50",
                quantity=4,
                period=DAY,
                diagnosis_pointers=(2,),
                control_number="2",
                drug=Drug(code="00003029305"),
            ),
        ),
    )


def test_a_visit_without_procedures_has_no_claim() -> None:
    assert claims(encounter()) == ()


def test_a_procedure_keeps_its_own_day_place_and_provider() -> None:
    tuesday = Period.day(date(2026, 3, 3))
    visit = encounter(
        performed(),
        performed(period=tuesday, place_of_service="12", rendering=NURSE),
        performed(rendering=DOCTOR, place_of_service="11"),
        rendering=DOCTOR,
    )
    first, second, third = only_claim(visit).lines

    assert (first.period, first.place_of_service, first.rendering) == (DAY, None, None)
    assert (second.period, second.place_of_service) == (tuesday, "12")
    assert second.rendering == evolve(NURSE, role="82")
    assert (third.place_of_service, third.rendering) == (None, None)


def test_the_place_of_the_first_line_is_the_place_of_the_claim() -> None:
    claim = only_claim(encounter(performed(place_of_service="12"), performed()))

    assert claim.facility_code == "12"
    assert [line.place_of_service for line in claim.lines] == [None, "11"]


def test_what_the_details_say_is_on_claim_and_line() -> None:
    line = ServiceLine(control_number="X9", references=(Reference("G1", "PA1"),))
    detail = Claim(frequency="7", references=(Reference("F8", "ICN1"),), providers=(NURSE,))
    claim = only_claim(encounter(performed(detail=line), rendering=DOCTOR, detail=detail))

    assert (claim.frequency, claim.payer_control_number) == ("7", "ICN1")
    assert claim.providers == (DOCTOR, NURSE)
    assert claim.lines[0].control_number == "X9"
    assert claim.lines[0].reference("G1") == "PA1"


# -- who pays ----------------------------------------------------------------------------------


def test_the_insured_patient_has_the_member_number_of_the_first_payer() -> None:
    member = PartyId("MI", "W900")
    mine = Coverage(relationship="18", payer=PLAN, subscriber=Subscriber(id=member))
    claim = only_claim(encounter(performed(), coverages=(mine,)))

    assert claim.patient == evolve(PATIENT, id=member)
    assert claim.coverage == Coverage(relationship="18", payer=PLAN)
    assert claim.patient_is_subscriber


def test_a_dependent_has_the_relationship_and_the_subscriber_the_member_number() -> None:
    parent = Subscriber(name=Name.person("DOE", "JOHN"), id=PartyId("MI", "W900"))
    visit = encounter(
        performed(), coverages=(Coverage(relationship="19", payer=PLAN, subscriber=parent),)
    )
    claim = only_claim(visit)

    assert claim.patient == evolve(PATIENT, relationship="19")
    assert claim.coverage == Coverage(payer=PLAN, subscriber=parent)
    assert claim.subscriber == parent


def test_further_payers_stand_on_the_claim_in_their_order() -> None:
    parent = Subscriber(name=Name.person("DOE", "JOHN"))
    visit = encounter(
        performed(),
        coverages=(
            Coverage(relationship="18", payer=PLAN),
            Coverage(relationship="18", payer=SECOND_PLAN),
            Coverage(relationship="19", subscriber=parent),
        ),
    )
    second, third = only_claim(visit).other_payers

    assert second == OtherPayer(
        coverage=Coverage(
            sequence="S",
            relationship="18",
            payer=SECOND_PLAN,
            subscriber=Subscriber(name=PATIENT.name),
        ),
        benefits_assigned="Y",
        release_of_information="Y",
    )
    assert third.coverage == Coverage(sequence="T", relationship="19", subscriber=parent)


def test_an_unknown_patient_is_no_subscriber_of_a_further_payer() -> None:
    second = Coverage(relationship="18", payer=SECOND_PLAN)
    claim = only_claim(encounter(performed(), patient=None, coverages=(Coverage(), second)))

    assert [payer.coverage for payer in claim.other_payers] == [evolve(second, sequence="S")]


def test_a_visit_that_nobody_insures_has_no_coverage() -> None:
    claim = only_claim(encounter(performed()))

    assert (claim.coverage, claim.other_payers, claim.patient) == (None, (), PATIENT)


# -- prices ------------------------------------------------------------------------------------


def test_prices_of_the_day_fill_what_has_no_charge() -> None:
    tuesday = Period.day(date(2026, 3, 3))
    charges = ChargeMaster(
        prices=(
            Price(code="99213", amount="140.00", end=DAY.end),
            Price(code="99213", amount="150.00", start=tuesday.start),
        )
    )
    visit = encounter(
        performed("99213", charge=None, quantity=2),
        performed("99213", charge=None, period=tuesday),
        performed("99213", charge="1.00"),
    ).priced(charges)

    assert [p.charge for p in visit.procedures] == [Decimal("280.00"), Decimal(150), Decimal(1)]
    assert visit.unpriced == ()
    assert visit.charge_total == only_claim(visit).charge == Decimal("431.00")


def test_a_price_that_is_missing_leaves_line_and_claim_without_a_charge() -> None:
    visit = encounter(performed(), performed("99999", charge=None)).priced(ChargeMaster())
    claim = only_claim(visit)

    assert visit.unpriced == (visit.procedures[1],)
    assert claim.charge is None
    assert [line.charge for line in claim.lines] == [Decimal(10), None]


def test_without_a_day_nothing_is_priced() -> None:
    charges = ChargeMaster(prices=(Price(code="99213", amount="140.00"),))
    visit = encounter(performed(charge=None), period=None).priced(charges)

    assert len(visit.unpriced) == 1


# -- splitting ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind, most", [("professional", 50), ("dental", 50), ("institutional", 999)]
)
def test_a_claim_is_full_at_the_lines_of_its_kind(kind: str, most: int) -> None:
    full = encounter(*(performed(),) * most, kind=kind)
    over = encounter(*(performed(),) * (most + 1), kind=kind)

    assert [len(claim.lines) for claim in claims(full)] == [most]
    assert [len(claim.lines) for claim in claims(over)] == [most, 1]


def test_a_smaller_form_has_fewer_lines() -> None:
    visit = encounter(*(performed(),) * 13)

    split = visit.to_claims(control_number="A1", max_lines=6)
    assert [len(claim.lines) for claim in split] == [6, 6, 1]
    assert len(visit.to_claims(control_number="A1", max_lines=500)) == 1


@pytest.mark.parametrize("kind, most", [("professional", 12), ("dental", 4), ("institutional", 25)])
def test_a_procedure_goes_to_the_next_claim_with_the_diagnosis_that_had_no_room(
    kind: str, most: int
) -> None:
    found = diagnoses(most + 1)
    visit = encounter(
        *(performed("99213", str(each.code)) for each in found), diagnoses=found, kind=kind
    )
    first, second = claims(visit)

    assert [d.code for d in first.diagnoses] == [d.code for d in found[:most]]
    assert [line.control_number for line in second.lines] == [str(most + 1)]
    assert found[-1].code in [d.code for d in second.diagnoses]
    assert visit.unreported((first, second)) == ()


def test_a_diagnosis_without_a_procedure_is_reported_where_there_is_room() -> None:
    visit = encounter(performed("99213", "Z001"), diagnoses=diagnoses(12))
    full = evolve(visit, diagnoses=diagnoses(13))

    assert len(only_claim(visit).diagnoses) == 12
    assert [d.code for d in full.unreported(claims(full))] == ["Z012"]


def test_a_line_points_to_four_diagnoses_and_the_claim_has_the_others() -> None:
    visit = encounter(
        performed("99213", "Z005", "Z004", "Z003", "Z002", "Z001"), diagnoses=diagnoses(6)
    )
    claim = only_claim(visit)

    assert claim.lines[0].diagnosis_pointers == (6, 5, 4, 3)
    assert len(claim.diagnoses) == 6


def test_each_billing_provider_and_each_facility_has_its_claim() -> None:
    visit = encounter(
        performed("1"),
        performed("2", billing=LABORATORY),
        performed("3", facility=HOSPITAL),
        performed("4", rendering=NURSE),
        performed("5", billing=LABORATORY),
    )
    first, second, third = claims(visit)

    assert [line.code for line in first.lines] == ["1", "4"]
    assert [line.code for line in second.lines] == ["2", "5"]
    assert [line.code for line in third.lines] == ["3"]
    assert (first.billing, second.billing, third.billing) == (CLINIC, LABORATORY, CLINIC)
    assert (first.facility, third.facility) == (None, evolve(HOSPITAL, role="77"))


def test_control_numbers_have_a_suffix_after_the_first() -> None:
    visit = encounter(*(performed(),) * 3)

    numbers = [c.patient_control_number for c in visit.to_claims(control_number="A1", max_lines=1)]
    assert numbers == ["A1", "A1-2", "A1-3"]


def test_what_the_patient_paid_is_on_the_first_claim_only() -> None:
    visit = encounter(*(performed(),) * 51, detail=Claim(amounts=(Amount("F5", "20.00"),)))
    first, second = claims(visit)

    assert (first.amount("F5"), second.amount("F5")) == (Decimal("20.00"), None)


# -- institutional -----------------------------------------------------------------------------


def test_a_stay_has_its_statement_dates_and_its_diagnoses_in_their_roles() -> None:
    stay = Period(date(2026, 3, 2), date(2026, 3, 5))
    visit = encounter(
        performed("99213"),
        kind="institutional",
        facility_code="11",
        period=stay,
        diagnoses=(
            Diagnosis("I509", qualifier="ABJ"),
            Diagnosis("E119", present_on_admission="Y"),
            Diagnosis("I509", qualifier="ABK", present_on_admission="Y"),
            Diagnosis("W19XXXA", qualifier="ABN"),
        ),
    )
    claim = only_claim(visit)

    assert claim.dates == (ClaimDate("434", stay),)
    assert claim.type_of_bill == "111"
    assert claim.diagnoses == (
        Diagnosis("I509", qualifier="ABK", present_on_admission="Y"),
        Diagnosis("E119", present_on_admission="Y"),
        Diagnosis("I509", qualifier="ABJ"),
        Diagnosis("W19XXXA", qualifier="ABN"),
    )
    assert claim.lines[0].diagnosis_pointers == ()


def test_statement_dates_that_are_given_stay() -> None:
    given = ClaimDate("434", Period(date(2026, 3, 1), date(2026, 3, 31)))
    visit = encounter(performed(), kind="institutional", detail=Claim(dates=(given,)))

    assert only_claim(visit).dates == (given,)


def test_the_first_diagnosis_is_the_principal_where_none_is_named() -> None:
    visit = encounter(performed(), kind="institutional", diagnoses=diagnoses(2))

    assert [d.qualifier for d in only_claim(visit).diagnoses] == ["ABK", "ABF"]


def test_diagnoses_aside_have_limits_of_their_own() -> None:
    reasons = tuple(Diagnosis(f"R{i}", qualifier="APR") for i in range(5))
    visit = encounter(performed(), kind="institutional", diagnoses=diagnoses(25) + reasons)
    claim = only_claim(visit)

    assert len(claim.diagnoses) == 28
    assert [d.code for d in visit.unreported([claim])] == ["R3", "R4"]


def test_old_diagnoses_keep_their_code_system() -> None:
    visit = encounter(performed(), diagnoses=(Diagnosis("250", qualifier="BF"),) * 2)

    assert only_claim(visit).diagnoses == (Diagnosis("250", qualifier="BK"),)


# -- mistakes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "act, message",
    [
        (lambda: encounter(kind="vision").to_claims(control_number="A1"), "kind is none of"),
        (lambda: encounter().to_claims(control_number=""), "control_number is empty"),
        (lambda: encounter().to_claims(control_number="A", max_lines=0), "max_lines is less"),
        (
            lambda: claims(encounter(performed(), performed("99213", "E119"))),
            r"procedures\[1\].diagnoses has a code that the encounter does not list",
        ),
    ],
)
def test_a_mistake_of_the_caller_is_told(act: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        act()


def test_a_repr_shows_nobody() -> None:
    visit = encounter(performed(rendering=NURSE))

    shown = repr(visit) + repr(claims(visit))
    assert not any(name in shown for name in ("DOE", "JANE", "BAKER", "1980"))


# -- what always holds -------------------------------------------------------------------------

MOST = {"professional": (50, 12), "dental": (50, 4), "institutional": (999, 25)}


@st.composite
def visits(draw: st.DrawFn) -> Encounter:
    found = diagnoses(draw(st.integers(0, 30)))
    codes = st.sampled_from([str(d.code) for d in found]) if found else st.nothing()
    pointed = st.lists(codes, max_size=6) if found else st.just([])
    count = draw(st.integers(0, 8)) * draw(st.sampled_from([1, 10]))
    procedures = [
        PerformedProcedure(
            procedure=Procedure(f"{i:05}"),
            diagnoses=tuple(draw(pointed)),
            charge=draw(st.one_of(st.none(), st.decimals(0, 1000, places=2))),
            billing=draw(st.sampled_from([None, None, CLINIC, LABORATORY])),
            facility=draw(st.sampled_from([None, None, HOSPITAL])),
            rendering=draw(st.sampled_from([None, DOCTOR, NURSE])),
            place_of_service=draw(st.sampled_from([None, "12", "22"])),
        )
        for i in range(count)
    ]
    return encounter(
        *procedures, diagnoses=found, kind=draw(st.sampled_from(sorted(MOST))), rendering=DOCTOR
    )


@settings(max_examples=100)
@given(visits(), st.sampled_from([None, 1, 6]))
def test_claims_together_say_what_the_visit_said(visit: Encounter, max_lines: int | None) -> None:
    split = visit.to_claims(control_number="A1", max_lines=max_lines)
    lines = [line for claim in split for line in claim.lines]
    by_number = {f"{i + 1}": performed for i, performed in enumerate(visit.procedures)}
    most_lines, most_diagnoses = MOST[visit.kind]

    assert sorted(str(line.code) for line in lines) == [
        str(performed.procedure.code) for performed in visit.procedures
    ]
    assert total(line.charge for line in lines) == visit.charge_total
    assert len({claim.patient_control_number for claim in split}) == len(split)
    for claim in split:
        assert len(claim.lines) <= min(most_lines, max_lines or most_lines)
        assert len(claim.diagnoses) <= most_diagnoses
        assert claim.charge in (None, claim.line_total)
        assert (claim.charge is None) == any(line.charge is None for line in claim.lines)
        for line in claim.lines:
            performed = by_number[str(line.control_number)]
            wanted = list(dict.fromkeys(performed.diagnoses))[:most_diagnoses]
            here = [diagnosis.code for diagnosis in claim.diagnoses]
            assert set(wanted) <= set(here)
            assert claim.billing == (performed.billing or CLINIC)
            assert (claim.facility is None) == (performed.facility is None)
            assert (line.rendering or claim.rendering) == evolve(
                performed.rendering or DOCTOR, role="82"
            )
            assert (line.place_of_service or claim.facility_code) == (
                performed.place_of_service or "11"
            )
            if visit.kind != "institutional":
                assert [here[pointer - 1] for pointer in line.diagnosis_pointers] == wanted[:4]


@given(visits())
def test_the_same_visit_gives_the_same_claims(visit: Encounter) -> None:
    assert claims(visit) == claims(visit)
