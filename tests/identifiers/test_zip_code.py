"""ZIP Codes."""

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import zip_code


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("3030", InvalidLength, "length"),
        ("30301-12", InvalidLength, "length"),
        ("3030A", InvalidFormat, "characters"),
        ("K1A0B", InvalidFormat, "characters"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        zip_code.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_nine_digits_are_shown_with_a_hyphen_and_five_without() -> None:
    assert zip_code.format("303011234") == "30301-1234"
    assert zip_code.format("30301") == "30301"
    assert zip_code.format("303-01") == "30301"
    assert zip_code.format("K1A-0B") == "K1A0B"
