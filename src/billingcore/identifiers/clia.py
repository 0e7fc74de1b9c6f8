"""CLIA number of a laboratory: two digits, the letter D, seven digits.

Source: Medicare Claims Processing Manual, chapter 16, section 70; CMS-1500 item 23; REF*X4.

>>> validate("12d3456789")
'12D3456789'
>>> validate("1234567890")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: a CLIA number is two digits, D and seven digits
"""

import re

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, HYPHENS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS + HYPHENS)
_SHAPE = re.compile("[0-9]{2}D[0-9]{7}")


def compact(text: str) -> str:
    """Return the capital letter and digits without blanks and hyphens."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the ten characters, or raise what is wrong with them."""
    number = compact(text)
    if len(number) != 10:
        raise InvalidLength("clia", "length", "a CLIA number has 10 characters")
    if not _SHAPE.fullmatch(number):
        raise InvalidFormat("clia", "characters", "a CLIA number is two digits, D and seven digits")
    return number


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a CLIA number."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the ten characters: a CLIA number is shown as it is sent."""
    return compact(text)
