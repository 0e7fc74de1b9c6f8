"""Type of bill: facility, class and frequency, shown with a leading zero as 0131.

An 837I carries facility and class together and the frequency beside them, without the zero,
so the compact form has three characters. The frequency is a digit or a letter.
Source: UB-04 form locator 4; Medicare Claims Processing Manual, chapter 25, section 75.1;
837I elements CLM05-1 and CLM05-3.

>>> validate("0131"), validate("131"), validate("81a")
('131', '131', '81A')
>>> format("131")
'0131'
>>> validate("0031")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: a type of bill is facility 1-9, class 1-9 and a frequency
"""

import re

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS)
_SHAPE = re.compile("[1-9][1-9][0-9A-Z]")


def compact(text: str) -> str:
    """Return facility, class and frequency without blanks and the leading zero."""
    code = str.translate(text, _TIDY)
    return code[1:] if len(code) == 4 and code[0] == "0" else code


def validate(text: str) -> str:
    """Return the three characters, or raise what is wrong with them."""
    code = compact(text)
    if len(code) != 3:
        raise InvalidLength("type_of_bill", "length", "a type of bill has 3 characters")
    if not _SHAPE.fullmatch(code):
        raise InvalidFormat(
            "type_of_bill",
            "characters",
            "a type of bill is facility 1-9, class 1-9 and a frequency",
        )
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a type of bill."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the type of bill with its leading zero; anything else stays compact."""
    code = compact(text)
    return f"0{code}" if is_valid(code) else code
