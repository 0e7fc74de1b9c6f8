"""Which codes do not take a seventh character, as a note says it."""

import pytest

from billingcore.codes._seventh_characters import SeventhCharacterException as Exception_

S06 = (
    "7th characters D and S do not apply to codes in category S06 with 6th character 7 - death due"
    " to brain injury prior to regaining consciousness, or 8 - death due to other cause prior to"
    " regaining consciousness."
)


@pytest.mark.parametrize(
    "text, expected",
    [
        (S06, Exception_(("D", "S"), "S06", 6, ("7", "8"))),
        (
            "Seventh character S does not apply to codes from subcategory T36.0X- with sixth"
            " characters 5 and 6.",
            Exception_(("S",), "T360X", 6, ("5", "6")),
        ),
        (
            "7th characters B, C, and D do not apply to codes in category S82 with fifth character"
            " A, B or C",
            Exception_(("B", "C", "D"), "S82", 5, ("A", "B", "C")),
        ),
    ],
)
def test_an_exception_is_read_from_its_words(text: str, expected: Exception_) -> None:
    assert Exception_.read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The appropriate 7th character is to be added to each code from category S06",
        "Old central retinal vein occlusion",
        "This category does not apply to newborns",
    ],
)
def test_other_notes_make_none(text: str) -> None:
    assert Exception_.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "7th characters D and S do not apply to deaths",
        "7th characters D and S do not apply to codes in category S06 with 6th character for death",
    ],
)
def test_one_that_is_not_understood_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="was not understood"):
        Exception_.read(text)
