"""Employer Identification Numbers."""

import pytest

from billingcore.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import ein


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("12-345678", InvalidLength, "length"),
        ("1234567890", InvalidLength, "length"),
        ("12-345678A", InvalidFormat, "characters"),
        ("00-1234567", InvalidComponent, "prefix"),
    ],
)
def test_a_number_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        ein.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_every_prefix_but_00_is_let_through_since_the_list_grows() -> None:
    prefixes = [f"{prefix:02}" for prefix in range(100)]

    assert [prefix for prefix in prefixes if not ein.is_valid(prefix + "1234567")] == ["00"]


def test_the_display_form_has_one_hyphen() -> None:
    assert ein.format("123456789") == "12-3456789"
    assert ein.format("1234") == "1234"
