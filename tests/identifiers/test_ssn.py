"""Social Security Numbers."""

import pytest

from billingcore.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import ssn


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("666-05-112", InvalidLength, "length"),
        ("666-05-112A", InvalidFormat, "characters"),
        ("900-70-0000", InvalidComponent, "not-an-ssn"),
        ("987-65-4320", InvalidComponent, "not-an-ssn"),
        ("000-05-1120", InvalidComponent, "area"),
        ("666-05-1120", InvalidComponent, "area"),
        ("078-00-1120", InvalidComponent, "group"),
        ("078-05-0000", InvalidComponent, "serial"),
    ],
)
def test_a_number_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        ssn.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_every_other_area_may_have_been_issued_since_2011() -> None:
    areas = [f"{area:03}" for area in range(1000)]
    refused = [area for area in areas if not ssn.is_valid(area + "051120")]

    assert refused == ["000", "666", *areas[900:]]


def test_the_display_form_shows_area_group_and_serial() -> None:
    assert ssn.format("078051120") == "078-05-1120"
    assert ssn.format("0780511") == "0780511"
