"""National Provider Identifier (NPI): ten digits, the last of them a check digit.

The first digit is 1 or 2. The check digit is a Luhn digit over the number with 80840 in front,
the prefix of a United States health card.
Source: 45 CFR 162.406; CMS, Requirements for National Provider Identifier and NPI Check Digit.

>>> validate("1234567893")
'1234567893'
>>> is_valid("1234567894")
False
>>> validate("1234567894")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidChecksum: the check digit of the NPI does not fit its other digits
"""

from ..errors import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)
from ._separators import BLANKS, HYPHENS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS + HYPHENS)
_DOUBLED = bytes.maketrans(b"0123456789", b"0246813579")
_PREFIX_SUM = 24  # what 80840 adds to the Luhn sum of the ten digits that follow it


def compact(text: str) -> str:
    """Return the digits without blanks and hyphens."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the ten digits, or raise what is wrong with them."""
    number = compact(text)
    if len(number) != 10:
        raise InvalidLength("npi", "length", "an NPI has 10 digits")
    if not (number.isascii() and number.isdigit()):
        raise InvalidFormat("npi", "characters", "an NPI has digits only")
    if number[0] not in "12":
        raise InvalidComponent("npi", "first-digit", "an NPI begins with 1 or 2")
    # The characters stand for the digits: ten times ord("0") is a multiple of ten.
    digits = number.encode()
    if (_PREFIX_SUM + sum(digits[1::2] + digits[::2].translate(_DOUBLED))) % 10:
        raise InvalidChecksum(
            "npi", "check-digit", "the check digit of the NPI does not fit its other digits"
        )
    return number


def is_valid(text: str) -> bool:
    """Tell whether this is a well-formed NPI."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the ten digits: an NPI is shown as it is sent."""
    return compact(text)
