"""ICD-10-CM diagnosis code: three to seven characters, with a dot after the third when shown.

A letter, then two characters of which at least one is a digit (C4A, M1A, Z3A, QA0), then up to
four letters or digits. X holds an empty place open where a seventh character must follow.
Headers have the same form as codes that may be reported; telling them apart needs the table.
Source: ICD-10-CM Official Guidelines for Coding and Reporting, sections I.A.2 to I.A.5.

>>> validate("e11.9"), validate("M1A.0520"), validate("S42.9XXA")
('E119', 'M1A0520', 'S429XXA')
>>> format("E119")
'E11.9'
>>> validate("250.00")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: the characters are not those of an ICD-10-CM code
"""

import re

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

# A hyphen stays: "E11.-" speaks of a whole category, and is no code.
_TIDY = without(BLANKS + ".")
_SHAPE = re.compile("[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])[0-9A-Z]{0,4}")


def compact(text: str) -> str:
    """Return the capital letters and digits without blanks and dots."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the code without its dot, or raise what is wrong with it."""
    code = compact(text)
    if not 3 <= len(code) <= 7:
        raise InvalidLength("icd10cm", "length", "an ICD-10-CM code has 3 to 7 characters")
    if not _SHAPE.fullmatch(code):
        raise InvalidFormat(
            "icd10cm", "characters", "the characters are not those of an ICD-10-CM code"
        )
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of an ICD-10-CM code."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the code with a dot after the third character; what is no code stays compact."""
    code = compact(text)
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 and is_valid(code) else code
