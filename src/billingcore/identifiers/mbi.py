"""Medicare Beneficiary Identifier (MBI): eleven characters, shown as 1EG4-TE5-MK73.

Each position has its own kind: 1 to 9, letter, letter or digit, digit; letter, letter or digit,
digit; letter, letter, digit, digit. The letters S, L, O, I, B and Z are not used.
CMS marks its synthetic test numbers with an S in the second position, which no real one has;
they are accepted when asked for.
Source: CMS, Understanding the MBI format.

>>> validate("1eg4-te5-mk73")
'1EG4TE5MK73'
>>> is_valid("1SG4-TE5-MK73"), is_valid("1SG4-TE5-MK73", synthetic=True)
(False, True)
>>> validate("1EG4-TE5-MKO3")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: the characters are not those of an MBI
"""

import re

from ..errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, HYPHENS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS + HYPHENS)
_A = "[AC-HJKMNP-RT-Y]"
_AN = "[0-9AC-HJKMNP-RT-Y]"
_SHAPE = re.compile(f"[1-9](?:S|{_A}){_AN}[0-9]{_A}{_AN}[0-9]{_A}{_A}[0-9][0-9]")


def compact(text: str) -> str:
    """Return the capital letters and digits without blanks and hyphens."""
    return str.translate(text, _TIDY)


def validate(text: str, *, synthetic: bool = False) -> str:
    """Return the eleven characters, or raise what is wrong with them."""
    number = compact(text)
    if len(number) != 11:
        raise InvalidLength("mbi", "length", "an MBI has 11 characters")
    if not _SHAPE.fullmatch(number):
        raise InvalidFormat("mbi", "characters", "the characters are not those of an MBI")
    if number[1] == "S" and not synthetic:
        raise InvalidComponent("mbi", "synthetic", "a synthetic MBI is no beneficiary's")
    return number


def is_valid(text: str, *, synthetic: bool = False) -> bool:
    """Tell whether this is a well-formed MBI."""
    try:
        validate(text, synthetic=synthetic)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the MBI with its hyphens, a synthetic one too; anything else stays compact."""
    number = compact(text)
    if not is_valid(number, synthetic=True):
        return number
    return f"{number[:4]}-{number[4:7]}-{number[7:]}"
