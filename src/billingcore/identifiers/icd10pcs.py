"""ICD-10-PCS procedure code: seven characters, digits and letters but never I or O.

Source: ICD-10-PCS Official Guidelines for Coding and Reporting, A1 and A2.

>>> validate("0dtj4zz")
'0DTJ4ZZ'
>>> validate("0DTJ4ZO")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: an ICD-10-PCS code has digits and letters other than I and O
"""

import re

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS)
_SHAPE = re.compile("[0-9A-HJ-NP-Z]{7}")


def compact(text: str) -> str:
    """Return the capital letters and digits without blanks."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the seven characters, or raise what is wrong with them."""
    code = compact(text)
    if len(code) != 7:
        raise InvalidLength("icd10pcs", "length", "an ICD-10-PCS code has 7 characters")
    if not _SHAPE.fullmatch(code):
        raise InvalidFormat(
            "icd10pcs",
            "characters",
            "an ICD-10-PCS code has digits and letters other than I and O",
        )
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of an ICD-10-PCS code."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the seven characters: an ICD-10-PCS code is shown as it is sent."""
    return compact(text)
