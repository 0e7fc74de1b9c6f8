"""Provider taxonomy code: ten characters that say what a provider does.

Two digits for the grouping, two characters for the classification, five for the specialisation,
and a filler, which is X; early editions of the list also had N and Y there.
Source: NUCC, Health Care Provider Taxonomy; 837 segment PRV03.

>>> validate("207q00000x")
'207Q00000X'
>>> validate("207Q00000")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidLength: a taxonomy code has 10 characters
"""

import re

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS)
_SHAPE = re.compile("[0-9]{2}[0-9A-Z]{7}[NXY]")


def compact(text: str) -> str:
    """Return the capital letters and digits without blanks."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the ten characters, or raise what is wrong with them."""
    code = compact(text)
    if len(code) != 10:
        raise InvalidLength("taxonomy", "length", "a taxonomy code has 10 characters")
    if not _SHAPE.fullmatch(code):
        raise InvalidFormat(
            "taxonomy", "characters", "a taxonomy code begins with two digits and ends with X"
        )
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a taxonomy code."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the ten characters: a taxonomy code is shown as it is sent."""
    return compact(text)
