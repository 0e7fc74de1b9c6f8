import attrs
import pytest
from hypothesis import given, strategies as st

from billingcore.findings import Place
from billingcore.forms.ub04 import BOXES, locate
from billingcore.model import (
    Amount,
    Batch,
    Billing,
    Claim,
    ClaimDate,
    ClaimProcedure,
    Coverage,
    Diagnosis,
    OtherPayer,
    Payer,
    Provider,
    Reference,
    Subscriber,
)
from billingcore.testing import inpatient_claim

NUMBERS = tuple(map(Reference, ("EI", "G2")))
OTHERS = tuple(
    OtherPayer(
        coverage=Coverage(
            sequence=sequence, payer=Payer(references=tuple(map(Reference, ("G1", "F8", "2U"))))
        ),
        amounts=(Amount("EAF"), Amount("D")),
        providers=(Provider(role="71"), Provider(role="85")),
    )
    for sequence in ("P", "T", "A", "U")
)
SELF = Claim(
    kind="institutional",
    coverage=Coverage(
        sequence="S", relationship="18", payer=Payer(references=(Reference("G2"), Reference("2U")))
    ),
    billing=Billing(provider=Provider(references=NUMBERS)),
    dates=tuple(map(ClaimDate, ("434", "435", "096", "050"))),
    references=tuple(map(Reference, ("EA", "LU", "G1", "9F", "F8", "D9"))),
    amounts=(Amount("F3"), Amount("F5")),
    diagnoses=tuple(
        Diagnosis("R69", qualifier=qualifier)
        for qualifier in ("ABK", "ABJ", "APR", "APR", "APR", "APR", "ABN", "BN", "XX")
        + 19 * ("ABF",)
    ),
    procedures=tuple(
        ClaimProcedure("0DTJ4ZZ", qualifier=q) for q in ("BBR", *6 * ("BBQ",), "BP", "CAH")
    ),
    providers=tuple(Provider(role=role) for role in ("71", "72", "ZZ", "82", "DN", "77")),
    other_payers=OTHERS,
)
DEPENDENT = attrs.evolve(SELF, coverage=Coverage(sequence="P", subscriber=Subscriber()))


def labels(path: str, claim: object = SELF) -> str:
    return " ".join(place.label for place in locate(claim, path))


@pytest.mark.parametrize(
    "path, expected",
    [
        ("billing", "1"),
        ("billing.provider.address.city", "1"),
        ("billing.pay_to.name.last", "2"),
        ("billing.pay_to_plan.name", ""),
        ("patient_control_number", "3a"),
        ("references[0].value", "3b"),
        ("facility_code", "4"),
        ("frequency", "4"),
        ("billing.provider.references[0].value", "5"),
        ("dates[0].period.end", "6"),
        ("patient", "8b"),
        ("patient.name.middle", "8b 58B"),
        ("patient.address", "9"),
        ("patient.address.line1", "9a"),
        ("patient.address.zip_code", "9d"),
        ("patient.birth_date", "10"),
        ("patient.sex", "11"),
        ("patient.weight", ""),
        ("dates[1]", "12"),
        ("dates[1].period", "12"),
        ("dates[1].at", "13"),
        ("institutional.admission_type", "14"),
        ("institutional.point_of_origin", "15"),
        ("dates[2].at", "16"),
        ("dates[3].period", ""),
        ("institutional.discharge_status", "17"),
        ("references[1].value", "29"),
        ("references[5].value", ""),
        ("institutional.drg", "71"),
        ("institutional.treatment_codes[0]", ""),
        ("lines", "42-48"),
        ("lines[0]", "42-48 line 1"),
        ("lines[0].revenue_code", "42 line 1"),
        ("lines[21].drug.quantity", "43 line 22"),
        ("lines[22].procedure.modifiers[0]", "44 line 1 page 2"),
        ("lines[0].period.start", "45 line 1"),
        ("lines[0].quantity", "46 line 1"),
        ("lines[0].charge", "47 line 1"),
        ("charge", "47 total"),
        ("lines[0].noncovered_charge", "48 line 1"),
        ("lines[0].providers[0].id", ""),
        ("notes[2].text", "80"),
        ("billing.taxonomy", "81"),
        ("providers[0].name.last", "76"),
        ("providers[0].taxonomy", ""),
        ("providers[1].id.value", "77"),
        ("providers[2].id.value", "78"),
        ("providers[3].role", "79"),
        ("providers[4].id.value", ""),
        ("providers[5].id.value", ""),
        ("nobody.knows[1]", ""),
        ("", ""),
    ],
)
def test_a_value_stands_in_its_form_locator(path: str, expected: str) -> None:
    assert labels(path) == expected


@pytest.mark.parametrize(
    "path, expected",
    [
        ("condition_codes", "18-28"),
        ("condition_codes[0]", "18"),
        ("condition_codes[10]", "28"),
        ("condition_codes[11]", "81"),
        ("institutional.occurrences[3].code", "34a"),
        ("institutional.occurrences[4].period", "31b"),
        ("institutional.occurrences[8]", "81"),
        ("institutional.occurrence_spans[1].code", "36a"),
        ("institutional.occurrence_spans[2].period.end", "35b"),
        ("institutional.value_codes[2].amount", "41a"),
        ("institutional.value_codes[3].code", "39b"),
        ("institutional.value_codes[11]", "41d"),
        ("institutional.value_codes[12]", "81"),
    ],
)
def test_codes_fill_their_boxes_row_by_row(path: str, expected: str) -> None:
    assert labels(path) == expected


@pytest.mark.parametrize(
    "path, expected",
    [
        ("diagnoses", "67"),
        ("diagnoses[0].code", "67"),
        ("diagnoses[0].present_on_admission", "67"),
        ("diagnoses[0].qualifier", "66"),
        ("diagnoses[1].code", "69"),
        ("diagnoses[1].present_on_admission", ""),
        ("diagnoses[2]", "70a"),
        ("diagnoses[4].code", "70c"),
        ("diagnoses[5].code", ""),
        ("diagnoses[6].code", "72a"),
        ("diagnoses[7].present_on_admission", "72b"),
        ("diagnoses[8].code", ""),
        ("diagnoses[9].code", "67A"),
        ("diagnoses[25].present_on_admission", "67Q"),
        ("diagnoses[26].code", ""),
        ("diagnoses[99].code", ""),
        ("procedures[0].period", "74"),
        ("procedures[1].code", "74a"),
        ("procedures[5]", "74e"),
        ("procedures[6]", ""),
        ("procedures[7].code", ""),
        ("procedures[8].code", "74"),
    ],
)
def test_codes_are_counted_among_those_of_their_role(path: str, expected: str) -> None:
    assert labels(path) == expected


@pytest.mark.parametrize(
    "path, expected",
    [
        ("coverage.payer.name", "50B"),
        ("other_payers[0]", "50A"),
        ("other_payers[1].coverage.payer.name", "50C"),
        ("other_payers[2].coverage.payer.name", ""),
        ("other_payers[3].coverage.payer.name", "50"),
        ("coverage.payer.id.value", "51B"),
        ("signatures.release_of_information", "52B"),
        ("other_payers[0].benefits_assigned", "53A"),
        ("other_payers[0].amounts[1].value", "54A"),
        ("other_payers[0].amounts[0].value", ""),
        ("amounts[0].value", "55B"),
        ("amounts[1].value", ""),
        ("billing.provider.id.value", "56"),
        ("coverage.payer.references[0].value", "57B"),
        ("coverage.payer.references[1].value", ""),
        ("other_payers[1].providers[1].references[0].value", "57C"),
        ("other_payers[1].providers[0].references[0].value", ""),
        ("other_payers[1].coverage.subscriber.name.last", "58C"),
        ("coverage.relationship", "59B"),
        ("other_payers[0].coverage.subscriber.id.value", "60A"),
        ("coverage.group_name", "61B"),
        ("other_payers[0].coverage.group_number", "62A"),
        ("references[2].value", "63B"),
        ("references[3].value", "63B"),
        ("other_payers[0].coverage.payer.references[0].value", "63A"),
        ("references[4].value", "64B"),
        ("other_payers[0].coverage.payer.references[1].value", "64A"),
        ("other_payers[0].coverage.payer.references[2].value", ""),
    ],
)
def test_payers_stand_in_the_row_of_their_turn(path: str, expected: str) -> None:
    assert labels(path) == expected


def test_a_dependent_has_a_number_apart_from_the_insureds() -> None:
    assert labels("patient.id.value") == "60B"
    assert labels("patient.id.value", DEPENDENT) == "8a"
    assert labels("patient.name.last", DEPENDENT) == "8b"
    assert labels("coverage.subscriber.id.value", DEPENDENT) == "60A"
    assert labels("coverage.subscriber.name.last", DEPENDENT) == "58A"


def test_a_claim_without_coverage_has_no_row() -> None:
    assert labels("coverage.payer.name", Claim(kind="institutional")) == "50"


def test_a_place_says_locator_and_line() -> None:
    assert locate(inpatient_claim(), "lines[23].charge") == (
        Place(system="UB-04", label="47 line 2 page 2", node="47", repetition=24),
    )


def test_a_claim_of_a_batch_is_located_like_the_claim() -> None:
    batch = Batch(claims=(DEPENDENT, SELF))

    assert labels("claims[1].coverage.payer.name", batch) == "50B"
    assert labels("claims[2].charge", batch) == labels("claims[²].charge", batch) == ""


@given(st.text(alphabet="diagnoses[²*#].0123456789other_payers", max_size=30))
def test_no_path_is_an_error(path: str) -> None:
    assert isinstance(locate(SELF, path), tuple)


def test_every_form_locator_is_a_box_or_known_to_be_none() -> None:
    named = {int(number) for box in BOXES for number in _numbers(box)}
    unused = {7, 30, 37, 38, 49, 65, 68, 73, 75}

    assert named | unused == set(range(1, 82))
    assert named & unused == set()


def _numbers(box: str) -> range:
    first, _, last = box.partition("-")
    start = int("".join(filter(str.isdecimal, first)))
    return range(start, (int(last) if last.isdecimal() else start) + 1)
