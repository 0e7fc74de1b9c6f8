"""Procedure modifiers."""

from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import modifier
from tests.identifiers.hcpcs_release import hcpcs_records


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("2", InvalidLength, "length"),
        ("LT1", InvalidLength, "length"),
        ("2-", InvalidFormat, "characters"),
        ("2\u0665", InvalidFormat, "characters"),
    ],
)
def test_a_modifier_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        modifier.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


@pytest.mark.parametrize("code", ["25", "59", "LT", "F1", "1P", "X1"])
def test_letters_and_digits_stand_in_either_place(code: str) -> None:
    assert modifier.validate(code.lower()) == code


@pytest.mark.parametrize("year, count", [(2018, 354), (2019, 360)])
def test_every_modifier_of_the_official_releases_is_well_formed(
    shared: Path, year: int, count: int
) -> None:
    codes = [line[3:5] for line in hcpcs_records(shared, year) if line[10] == "7"]

    assert len(codes) == count
    assert [code for code in codes if modifier.validate(code) != code] == []
