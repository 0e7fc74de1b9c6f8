"""Procedure modifier: two letters or digits.

Source: CMS-1500 item 24D; 837 elements SV101-3 to SV101-6.

>>> validate("25"), validate("lt"), validate("F1")
('25', 'LT', 'F1')
>>> validate("LT1")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidLength: a modifier has 2 characters
"""

import re

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS)
_SHAPE = re.compile("[0-9A-Z]{2}")


def compact(text: str) -> str:
    """Return the capital letters and digits without blanks."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the two characters, or raise what is wrong with them."""
    code = compact(text)
    if len(code) != 2:
        raise InvalidLength("modifier", "length", "a modifier has 2 characters")
    if not _SHAPE.fullmatch(code):
        raise InvalidFormat("modifier", "characters", "a modifier has letters and digits only")
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a modifier."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the two characters: a modifier is shown as it is sent."""
    return compact(text)
