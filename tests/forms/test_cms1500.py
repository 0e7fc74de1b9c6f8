import attrs
import pytest
from hypothesis import given, strategies as st

from billingcore.findings import Finding, Locator, Place, Report, Severity
from billingcore.forms import cms1500
from billingcore.forms.cms1500 import locate
from billingcore.model import (
    Accident,
    Amount,
    Batch,
    Billing,
    Claim,
    ClaimDate,
    ConditionIndicator,
    Coverage,
    Diagnosis,
    LineIndicators,
    OtherPayer,
    Payer,
    Provider,
    Reference,
    ServiceLine,
    Subscriber,
)

NUMBERS = (Reference("0B", "S1"), Reference("EI", "900000001"))
SELF = Claim(
    coverage=Coverage(relationship="18", payer=Payer(references=(Reference("G2", "X"),))),
    accident=Accident(causes=("EM", "AA", "OA"), state="NY"),
    billing=Billing(provider=Provider(references=NUMBERS)),
    diagnoses=tuple(Diagnosis(f"Z{i:03}") for i in range(13)),
    dates=tuple(map(ClaimDate, ("431", "454", "360", "435", "573"))),
    references=tuple(map(Reference, ("G1", "F8", "EA", "X4"))),
    amounts=(Amount("F5"), Amount("D")),
    providers=tuple(Provider(role=role, references=NUMBERS) for role in ("DN", "82", "77", "P3")),
    other_payers=(OtherPayer(amounts=(Amount("D"), Amount("A8"))), OtherPayer()),
    condition_indicators=(ConditionIndicator("ZZ"), ConditionIndicator("07")),
    lines=(
        ServiceLine(providers=(Provider(role="82"), Provider(role="DK"), Provider(role="77"))),
        ServiceLine(references=(Reference("G1"),), indicators=LineIndicators()),
    ),
)
DEPENDENT = attrs.evolve(SELF, coverage=Coverage(subscriber=Subscriber()))


def labels(path: str, claim: object = SELF) -> list[str]:
    return [place.label for place in locate(claim, path)]


@pytest.mark.parametrize(
    "path, expected",
    [
        ("coverage.filing_indicator", "1"),
        ("coverage.payer.name", "carrier"),
        ("coverage.payer.references[0].value", "33b"),
        ("patient", "2"),
        ("patient.contacts[0].numbers[0].value", "5 7"),
        ("patient.relationship", "6"),
        ("other_payers", "11d"),
        ("other_payers[1]", "11d"),
        ("other_payers[0].coverage.subscriber.name.last", "9"),
        ("other_payers[0].coverage.group_number", "9a"),
        ("other_payers[0].coverage.payer.name", "9d"),
        ("other_payers[1].coverage.payer.name", ""),
        ("accident", "10"),
        ("accident.causes", "10"),
        ("accident.causes[0]", "10a"),
        ("accident.causes[1]", "10b"),
        ("accident.causes[2]", "10c"),
        ("accident.state", "10b"),
        ("condition_codes[0]", "10d"),
        ("coverage.group_number", "11"),
        ("coverage.group_name", "11c"),
        ("signatures.release_of_information", "12"),
        ("signatures.benefits_assigned", "13"),
        ("dates[0].period", "14"),
        ("dates[1].period", "15"),
        ("dates[2].period", "16"),
        ("dates[3].period", "18"),
        ("dates[4].period", ""),
        ("providers[0].name.last", "17"),
        ("providers[0].references[0].value", "17a"),
        ("providers[0].id.value", "17b"),
        ("lines[0].providers[1].id", "17b"),
        ("notes[0].text", "19"),
        ("attachments[0]", "19"),
        ("lines[0].purchased.charge", "20"),
        ("diagnoses", "21"),
        ("diagnoses[0].qualifier", "21"),
        ("diagnoses[0]", "21A"),
        ("diagnoses[11].code", "21L"),
        ("diagnoses[12].code", ""),
        ("diagnoses[0].present_on_admission", ""),
        ("frequency", "22"),
        ("references[1].value", "22"),
        ("references[0].value", "23"),
        ("references[3].value", "23"),
        ("references[2].value", ""),
        ("lines[1].references[0].value", "23"),
        ("lines", "24"),
        ("lines[0]", "24 line 1"),
        ("lines[0].period.start", "24A line 1"),
        ("facility_code", "24B"),
        ("lines[1].place_of_service", "24B line 2"),
        ("lines[1].indicators.emergency", "24C line 2"),
        ("lines[2].procedure.code", "24D line 3"),
        ("lines[2].procedure.modifiers[0]", "24D line 3"),
        ("lines[2].procedure.description", "24 shaded line 3"),
        ("lines[5].diagnosis_pointers[1]", "24E line 6"),
        ("lines[6].charge", "24F line 1 page 2"),
        ("lines[13].quantity", "24G line 2 page 3"),
        ("lines[1].indicators.epsdt", "24H line 2"),
        ("condition_indicators[0].applies", "24H"),
        ("condition_indicators[1].applies", ""),
        ("lines[0].providers[0].references[0].qualifier", "24I line 1"),
        ("lines[0].providers[0].id.value", "24J line 1"),
        ("lines[0].providers[0].name.last", ""),
        ("providers[1].id.value", "24J"),
        ("providers[1].references[1].qualifier", "24I"),
        ("lines[0].drug.code", "24 shaded line 1"),
        ("billing.provider.references[1].value", "25"),
        ("patient_control_number", "26"),
        ("signatures.assignment", "27"),
        ("charge", "28"),
        ("amounts[0].value", "29"),
        ("amounts[1].value", ""),
        ("other_payers[0].amounts[0].value", "29"),
        ("other_payers[0].amounts[1].value", ""),
        ("signatures.provider_signature", "31"),
        ("providers[2].address.zip_code", "32"),
        ("providers[2].id.value", "32a"),
        ("providers[2].references[0].value", "32b"),
        ("lines[0].providers[2].name", "32"),
        ("providers[3].id.value", ""),
        ("billing.provider.address.line1", "33"),
        ("billing.provider.id.value", "33a"),
        ("billing.taxonomy", "33b"),
        ("billing.provider.references[0].value", "33b"),
        ("lines[0].adjudications[0].paid", ""),
        ("nobody.knows[1]", ""),
        ("", ""),
    ],
)
def test_a_value_stands_in_its_box(path: str, expected: str) -> None:
    found = labels(path)

    assert " ".join(found) == expected


@pytest.mark.parametrize(
    "path, insured, dependent",
    [
        ("patient.id.value", ["1a"], []),
        ("patient.name.last", ["2", "4"], ["2"]),
        ("patient.birth_date", ["3", "11a"], ["3"]),
        ("patient.address.city", ["5", "7"], ["5"]),
    ],
)
def test_the_insured_patient_stands_in_both_boxes(
    path: str, insured: list[str], dependent: list[str]
) -> None:
    assert labels(path, SELF) == insured
    assert labels(path, DEPENDENT) == dependent


@pytest.mark.parametrize(
    "path, box",
    [("id", "1a"), ("name.first", "4"), ("address.city", "7"), ("birth_date", "11a")],
)
def test_a_subscriber_who_is_not_the_patient_has_boxes_of_their_own(path: str, box: str) -> None:
    assert labels(f"coverage.subscriber.{path}", DEPENDENT) == [box]


def test_a_place_says_box_and_line() -> None:
    assert locate(SELF, "lines[7].charge") == (
        Place(system="CMS-1500", label="24F line 2 page 2", node="24F", repetition=8),
    )


def test_a_claim_of_a_batch_is_located_like_the_claim() -> None:
    batch = Batch(claims=(DEPENDENT, SELF))

    assert labels("claims[0].patient.name", batch) == ["2"]
    assert labels("claims[1].patient.name", batch) == ["2", "4"]
    assert labels("claims[2].patient.name", batch) == labels("purpose", batch) == []


def test_a_report_shows_the_boxes() -> None:
    locator: Locator = cms1500.locate
    finding = Finding(
        rule="DX003",
        slug="pointer-without-diagnosis",
        severity=Severity.ERROR,
        template="pointer {pointer} has no diagnosis",
        params={"pointer": 14},
        path="lines[0].diagnosis_pointers",
    )
    report = Report(findings=(finding,), subject=SELF).located(locator)

    assert str(report) == (
        "error DX003 lines[0].diagnosis_pointers: pointer 14 has no diagnosis\n"
        "    at CMS-1500 24E line 1"
    )


@given(st.text(alphabet="lines[*].0123456789patientdg", max_size=30))
def test_no_path_is_an_error(path: str) -> None:
    assert isinstance(locate(SELF, path), tuple)
