"""CLIA numbers."""

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import clia


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("12D345678", InvalidLength, "length"),
        ("1234567890", InvalidFormat, "characters"),
        ("12E3456789", InvalidFormat, "characters"),
        ("CLIA-Amend1", InvalidFormat, "characters"),
    ],
)
def test_a_number_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        clia.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_small_letters_blanks_and_hyphens_are_tidied() -> None:
    assert clia.validate(" 12d-3456789 ") == "12D3456789"
