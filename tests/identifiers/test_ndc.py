"""National Drug Codes."""

import pytest
from hypothesis import given, strategies as st

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import ndc


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("123456789", InvalidLength, "length"),
        ("123456789012", InvalidLength, "length"),
        ("1234567890A", InvalidFormat, "characters"),
        ("1234567890", InvalidFormat, "ambiguous"),
        ("123456-789-01", InvalidFormat, "layout"),
        ("1234-567-890", InvalidFormat, "layout"),
        ("12345-6789", InvalidFormat, "layout"),
        ("12-34567-8901", InvalidFormat, "layout"),
        ("1234A-6789-01", InvalidFormat, "layout"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        ndc.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


@pytest.mark.parametrize(
    "text, value",
    [
        ("0002-1433-80", "00002143380"),
        ("50242-040-62", "50242004062"),
        ("60575-4112-1", "60575411201"),
        ("50242-0040-62", "50242004062"),
        ("50242\u20130040\u201362", "50242004062"),
        ("50242 0040 62", "50242004062"),
    ],
)
def test_each_layout_becomes_five_four_two(text: str, value: str) -> None:
    assert ndc.validate(text) == value


def test_hyphens_that_fit_no_layout_stay_where_they_are() -> None:
    assert ndc.compact(" 123456-789-01 ") == "123456-789-01"
    assert ndc.format("123456-789-01") == "123456-789-01"


@given(digits=st.from_regex("[0-9]{10}", fullmatch=True))
def test_ten_digits_are_never_guessed_but_each_layout_is_read(digits: str) -> None:
    read = {
        ndc.validate(f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"),
        ndc.validate(f"{digits[:5]}-{digits[5:8]}-{digits[8:]}"),
        ndc.validate(f"{digits[:5]}-{digits[5:9]}-{digits[9:]}"),
    }

    assert not ndc.is_valid(digits)
    assert ndc.compact(digits) == digits
    assert all(len(value) == 11 for value in read)
