"""Medicare Beneficiary Identifiers."""

import csv
from pathlib import Path

import pytest

from billingcore.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import mbi


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("1EG4-TE5-MK7", InvalidLength, "length"),
        ("0EG4TE5MK73", InvalidFormat, "characters"),
        ("11G4TE5MK73", InvalidFormat, "characters"),
        ("1EGATE5MK73", InvalidFormat, "characters"),
        ("1EG4TE5MK7A", InvalidFormat, "characters"),
        ("1SG4TE5MK73", InvalidComponent, "synthetic"),
    ],
)
def test_a_number_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        mbi.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


@pytest.mark.parametrize("letter", "SLOIBZ")
@pytest.mark.parametrize("place", [1, 2, 4, 5, 7, 8])
def test_letters_that_look_like_digits_are_not_used(letter: str, place: int) -> None:
    number = "1EG4TE5MK73"

    assert not mbi.is_valid(number[:place] + letter + number[place + 1 :])


@pytest.mark.parametrize("place", [2, 4, 5, 7, 8])
def test_the_synthetic_s_is_accepted_in_the_second_position_alone(place: int) -> None:
    number = "1EG4TE5MK73"

    assert mbi.is_valid("1SG4TE5MK73", synthetic=True)
    assert mbi.is_valid(number, synthetic=True)
    assert not mbi.is_valid(number[:place] + "S" + number[place + 1 :], synthetic=True)


def test_the_display_form_is_four_three_four() -> None:
    assert mbi.format("1EG4TE5MK73") == "1EG4-TE5-MK73"
    assert mbi.format("1SG4TE5MK73") == "1SG4-TE5-MK73"
    assert mbi.format("4711") == "4711"


def test_the_synthetic_numbers_of_cms_are_told_from_the_malformed_ones(shared: Path) -> None:
    with (shared / "codedata/lists/SYNTHETIC_BENE_MBI_ID.csv").open(encoding="ascii") as file:
        numbers = [row["BENE_MBI_ID"] for row in csv.DictReader(file)]
    well_formed = [number for number in numbers if mbi.is_valid(number, synthetic=True)]

    assert (len(numbers), len(well_formed)) == (26_643, 19_999)
    assert {number[1] for number in well_formed} == {"S"}
    assert not any(map(mbi.is_valid, numbers))
