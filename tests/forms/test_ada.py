import attrs
import pytest
from hypothesis import given, strategies as st

from billingcore.findings import Place
from billingcore.forms.ada import locate
from billingcore.model import (
    Accident,
    Amount,
    Batch,
    Billing,
    Claim,
    ClaimDate,
    Coverage,
    DentalService,
    Diagnosis,
    OtherPayer,
    Payer,
    Provider,
    Reference,
    ServiceLine,
    Subscriber,
    Tooth,
)
from billingcore.testing import dental_claim

NUMBERS = tuple(map(Reference, ("0B", "EI", "LU")))
SELF = Claim(
    kind="dental",
    coverage=Coverage(relationship="18", payer=Payer(references=(Reference("G2"),))),
    accident=Accident(causes=("AA",), state="NY"),
    billing=Billing(provider=Provider(references=NUMBERS)),
    diagnoses=tuple(Diagnosis(f"K02{i}") for i in range(5)),
    dates=tuple(map(ClaimDate, ("439", "452", "472", "050"))),
    references=tuple(map(Reference, ("G3", "G1", "F8"))),
    amounts=(Amount("F5"),),
    providers=tuple(Provider(role=role, references=NUMBERS) for role in ("DN", "82", "77", "DD")),
    other_payers=(OtherPayer(), OtherPayer()),
    lines=(
        ServiceLine(
            providers=(Provider(role="82"), Provider(role="77")),
            dates=tuple(map(ClaimDate, ("452", "441", "139", "196"))),
            amounts=(Amount("T"),),
            references=(Reference("6R"), Reference("G1")),
            dental=DentalService(teeth=(Tooth("3", ("O",)),)),
        ),
    ),
)
DEPENDENT = attrs.evolve(SELF, coverage=Coverage(subscriber=Subscriber()))


def labels(path: str, claim: object = SELF) -> str:
    return " ".join(place.label for place in locate(claim, path))


@pytest.mark.parametrize(
    "path, expected",
    [
        ("predetermination", "1"),
        ("special_program", "1"),
        ("references[0].value", "2"),
        ("references[1].value", "2"),
        ("references[2].value", ""),
        ("lines[0].references[1].value", "2"),
        ("lines[0].references[0].value", ""),
        ("coverage", "3"),
        ("coverage.payer.name", "3"),
        ("coverage.payer.id.value", "3a"),
        ("other_payers", "4"),
        ("other_payers[1]", "4"),
        ("other_payers[0].coverage.subscriber.name.last", "5"),
        ("other_payers[0].coverage.subscriber.birth_date", "6"),
        ("other_payers[0].coverage.subscriber.sex", "7"),
        ("other_payers[0].coverage.subscriber.id.value", "8"),
        ("other_payers[0].coverage.group_number", "9"),
        ("other_payers[0].coverage.relationship", "10"),
        ("other_payers[0].coverage.payer.name", "11"),
        ("other_payers[0].coverage.payer.id.value", "11a"),
        ("other_payers[1].coverage.payer.name", ""),
        ("coverage.group_number", "16"),
        ("coverage.group_name", ""),
        ("patient.relationship", "18"),
        ("patient_control_number", "23"),
        ("lines", "24-31"),
        ("lines[0]", "24-31 line 1"),
        ("lines[9].period", "24 line 10"),
        ("dates[2].period", "24"),
        ("lines[10].dental.areas[0]", "25 line 1 page 2"),
        ("lines[0].dental.teeth", "27 line 1"),
        ("lines[0].dental.teeth[0]", "27 line 1"),
        ("lines[0].dental.teeth[0].system", "26 line 1"),
        ("lines[0].dental.teeth[0].number", "27 line 1"),
        ("lines[0].dental.teeth[0].surfaces[0]", "28 line 1"),
        ("lines[0].procedure.code", "29 line 1"),
        ("lines[0].procedure.modifiers[0]", ""),
        ("lines[0].diagnosis_pointers[0]", "29a line 1"),
        ("lines[0].quantity", "29b line 1"),
        ("lines[0].unit", ""),
        ("lines[0].procedure.description", "30 line 1"),
        ("lines[1].charge", "31 line 2"),
        ("lines[0].amounts[0].value", "31a"),
        ("charge", "32"),
        ("dental.teeth[3].number", "33"),
        ("diagnoses", "34"),
        ("diagnoses[0].qualifier", "34"),
        ("diagnoses[0]", "34a A"),
        ("diagnoses[3].code", "34a D"),
        ("diagnoses[4].code", ""),
        ("notes[0].text", "35"),
        ("signatures.release_of_information", "36"),
        ("signatures.benefits_assigned", "37"),
        ("facility_code", "38"),
        ("lines[0].place_of_service", "38"),
        ("attachments[0].report_type", "39"),
        ("dates[1].period", "41"),
        ("lines[0].dates[0].period", "41"),
        ("dental.orthodontic_months", "42"),
        ("lines[0].dental.prosthesis", "43"),
        ("lines[0].dates[1].period", "44"),
        ("lines[0].dates[2].period", "44"),
        ("lines[0].dates[3].period", ""),
        ("accident", "45"),
        ("accident.causes[0]", "45"),
        ("dates[0].period", "46"),
        ("dates[3].period", ""),
        ("accident.state", "47"),
        ("billing.provider.name.last", "48"),
        ("billing.provider.id.value", "49"),
        ("billing.provider.references[0].value", "50"),
        ("billing.provider.references[1].value", "51"),
        ("billing.provider.contacts[0]", "52"),
        ("billing.provider.references[2].value", "52a"),
        ("coverage.payer.references[0].value", "52a"),
        ("signatures.provider_signature", "53"),
        ("providers[1].name.last", "53"),
        ("providers[1].id.value", "54"),
        ("lines[0].providers[0].id.value", "54"),
        ("providers[1].references[0].value", "55"),
        ("providers[2].address.city", "56"),
        ("lines[0].providers[1].address", "56"),
        ("providers[1].taxonomy", "56a"),
        ("providers[1].references[2].value", "58"),
        ("providers[1].references[1].value", ""),
        ("providers[0].id.value", ""),
        ("providers[3].id.value", ""),
        ("amounts[0].value", ""),
        ("nobody.knows[1]", ""),
        ("", ""),
    ],
)
def test_a_value_stands_in_its_box(path: str, expected: str) -> None:
    assert labels(path) == expected


@pytest.mark.parametrize(
    "path, insured, dependent",
    [
        ("patient", "12", "20"),
        ("patient.name.last", "12", "20"),
        ("patient.address.city", "12", "20"),
        ("patient.birth_date", "13", "21"),
        ("patient.sex", "14", "22"),
        ("patient.id.value", "15", ""),
    ],
)
def test_an_insured_patient_stands_among_the_insured(
    path: str, insured: str, dependent: str
) -> None:
    assert labels(path, SELF) == insured
    assert labels(path, DEPENDENT) == dependent


@pytest.mark.parametrize(
    "path, box", [("name.last", "12"), ("birth_date", "13"), ("sex", "14"), ("id.value", "15")]
)
def test_a_subscriber_who_is_not_the_patient_is_the_insured(path: str, box: str) -> None:
    assert labels(f"coverage.subscriber.{path}", DEPENDENT) == box


def test_a_place_says_box_and_line() -> None:
    assert locate(dental_claim(), "lines[11].charge") == (
        Place(system="ADA", label="31 line 2 page 2", node="31", repetition=12),
    )


def test_a_claim_of_a_batch_is_located_like_the_claim() -> None:
    batch = Batch(claims=(DEPENDENT, SELF))

    assert labels("claims[0].patient.name", batch) == "20"
    assert labels("claims[2].patient.name", batch) == ""


@given(st.text(alphabet="lines[*].0123456789dentaltooth", max_size=30))
def test_no_path_is_an_error(path: str) -> None:
    assert isinstance(locate(SELF, path), tuple)
