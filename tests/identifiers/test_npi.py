"""National Provider Identifiers."""

import pytest
from hypothesis import given, strategies as st

from billingcore.errors import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)
from billingcore.identifiers import npi
from tests.identifiers.well_formed import NPIS, luhn_digit


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("123456789", InvalidLength, "length"),
        ("12345678930", InvalidLength, "length"),
        ("123456789X", InvalidFormat, "characters"),
        ("12345\u06616789", InvalidFormat, "characters"),
        ("1234567890", InvalidChecksum, "check-digit"),
        ("1234567839", InvalidChecksum, "check-digit"),
        ("3234567891", InvalidComponent, "first-digit"),
        ("0000000006", InvalidComponent, "first-digit"),
    ],
)
def test_a_number_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        npi.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


@pytest.mark.parametrize("text", ["1234567893", "1245319599", "1234-567-893", " 1234567893 "])
def test_published_examples_are_valid(text: str) -> None:
    assert npi.is_valid(text)


@given(number=NPIS, place=st.integers(0, 9), digit=st.sampled_from("0123456789"))
def test_any_one_wrong_digit_is_noticed(number: str, place: int, digit: str) -> None:
    wrong = number[:place] + digit + number[place + 1 :]

    assert npi.is_valid(wrong) == (wrong == number)


@given(payload=st.from_regex("[12][0-9]{8}", fullmatch=True))
def test_exactly_one_check_digit_fits(payload: str) -> None:
    fitting = [digit for digit in "0123456789" if npi.is_valid(payload + digit)]

    assert fitting == [luhn_digit("80840" + payload)]
