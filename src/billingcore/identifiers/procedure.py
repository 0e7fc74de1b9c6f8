"""CPT, HCPCS and CDT procedure code: five characters, of which four are digits.

CPT: five digits, or four and a letter: F for category II, T for category III,
U for a laboratory's own test, M for a multi-analyte test of the administrative list,
A for giving a vaccine. HCPCS level II: a letter and four digits; those with D are CDT.
HIPPS rate codes are another code set, with a form of their own.
Source: 45 CFR 162.1002; CMS-1500 item 24D; 837 elements SV101-2, SV202-2 and SV301-2.

>>> validate("99213"), validate("0001f"), validate("j1885")
('99213', '0001F', 'J1885')
>>> validate("9921Z")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: a procedure code is 5 digits, or 4 and one letter in its place
"""

import re

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS)
_SHAPE = re.compile("[0-9]{4}[0-9AFMTU]|[A-Z][0-9]{4}")


def compact(text: str) -> str:
    """Return the capital letters and digits without blanks."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the five characters, or raise what is wrong with them."""
    code = compact(text)
    if len(code) != 5:
        raise InvalidLength("procedure", "length", "a procedure code has 5 characters")
    if not _SHAPE.fullmatch(code):
        raise InvalidFormat(
            "procedure",
            "characters",
            "a procedure code is 5 digits, or 4 and one letter in its place",
        )
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a CPT, HCPCS or CDT code."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the five characters: a procedure code is shown as it is sent."""
    return compact(text)
