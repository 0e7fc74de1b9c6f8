"""What a dental claim says is where the model has it."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from billingcore import x12
from billingcore.model import Claim, DentalDetail, DentalService, Tooth, ToothStatus
from billingcore.periods import Period
from billingcore.testing.accounting import unaccounted
from tests.x12.corpus import SAMPLES

WHEN = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
SAMPLE = SAMPLES / "crown_and_predetermination.837"


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    document = x12.read(SAMPLE)
    assert document.findings == ()
    assert unaccounted(document) == ([], [])
    return document.claims()


def test_orthodontics_and_missing_teeth_stand_on_the_claim(claims: tuple[Claim, ...]) -> None:
    assert claims[0].dental == DentalDetail(
        orthodontic_months=24,
        orthodontic_months_remaining=18,
        teeth=(ToothStatus("16", "M"), ToothStatus("17", "E")),
    )
    assert claims[1].dental is None


def test_teeth_surfaces_and_prosthesis_stand_on_the_line(claims: tuple[Claim, ...]) -> None:
    assert [line.dental for line in claims[0].lines] == [
        DentalService(
            areas=("20",),
            prosthesis="I",
            teeth=(Tooth("14", surfaces=("M", "O", "D")), Tooth("15")),
        ),
        DentalService(areas=("10", "20"), prosthesis="R", teeth=(Tooth("3", surfaces=("B",)),)),
    ]


def test_the_prior_placement_is_a_date_of_the_line(claims: tuple[Claim, ...]) -> None:
    assert claims[0].lines[1].dated("441") == Period.day(date(2015, 6, 1))


def test_a_dental_line_counts_procedures_and_states_no_unit(claims: tuple[Claim, ...]) -> None:
    line = claims[0].lines[0]

    assert line.quantity == 1
    assert line.unit is None
    assert line.diagnosis_pointers == (1,)
    assert line.procedure is not None
    assert line.procedure.system == "AD"


def test_an_assistant_surgeon_has_a_taxonomy(claims: tuple[Claim, ...]) -> None:
    assistant = claims[0].provider("DD")

    assert assistant is not None
    assert assistant.taxonomy == "1223P0700X"


def test_a_predetermination_is_a_dental_claim_without_days(claims: tuple[Claim, ...]) -> None:
    claim = claims[1]

    assert claim.predetermination == "PB"
    assert claim.lines[0].period is None
    assert [d.qualifier for d in claim.lines[0].dates] == ["452", "446"]
    assert claim.other_payers[0].payer is not None
    assert claim.other_payers[0].payer.references[0].qualifier == "G3"


def test_claims_are_written_with_or_without_their_batch(claims: tuple[Claim, ...]) -> None:
    data = x12.write(claims, sender="S", receiver="R", created=WHEN, verify=True)

    assert b"*005010X224A2~" in data
    assert x12.read(data).claims() == claims


def test_a_default_unit_is_left_out_when_written(claims: tuple[Claim, ...]) -> None:
    lines = tuple(evolve(line, unit="UN") for line in claims[0].lines)
    claim = evolve(claims[0], lines=lines)

    data = x12.write([claim], sender="S", receiver="R", created=WHEN, verify=True)

    assert x12.read(data).claims() == claims[:1]


def test_five_surfaces_are_all_that_a_tooth_has(claims: tuple[Claim, ...]) -> None:
    tooth = Tooth("14", surfaces=("M", "O", "D", "B", "L", "F"))
    line = evolve(claims[0].lines[0], dental=DentalService(teeth=(tooth,)))

    with pytest.raises(x12.CannotWrite, match="more than 5"):
        x12.write([evolve(claims[0], lines=(line,))], sender="S", receiver="R", created=WHEN)


@pytest.mark.parametrize(
    "path, label",
    [
        ("lines[0].dental.teeth[0].surfaces[2]", "2400/TOO03-3"),
        ("lines[1].dental.areas[1]", "2400/SV304-2"),
        ("lines[0].dental.prosthesis", "2400/SV305"),
        ("dental.teeth[1].status", "2300/DN202"),
        ("dental.orthodontic_months", "2300/DN101"),
    ],
)
def test_a_value_is_located(claims: tuple[Claim, ...], path: str, label: str) -> None:
    assert [place.label for place in x12.locate(claims[0], path).places] == [label]
    assert [place.label for place in x12.locate(evolve(claims[0]), path).places] == [label]
