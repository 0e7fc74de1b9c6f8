"""Employer Identification Number (EIN): nine digits, shown as 12-3456789.

The first two digits are a prefix that the IRS opens when it needs it.
The list of prefixes grows, so only 00, which has never been one, is refused.
Source: 26 CFR 301.7701-12; IRS, How EINs are assigned and valid EIN prefixes.

>>> validate("12-3456789")
'123456789'
>>> format("123456789")
'12-3456789'
>>> validate("00-1234567")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidComponent: an EIN does not begin with 00
"""

from ..errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, HYPHENS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS + HYPHENS)


def compact(text: str) -> str:
    """Return the digits without blanks and hyphens."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the nine digits, or raise what is wrong with them."""
    number = compact(text)
    if len(number) != 9:
        raise InvalidLength("ein", "length", "an EIN has 9 digits")
    if not (number.isascii() and number.isdigit()):
        raise InvalidFormat("ein", "characters", "an EIN has digits only")
    if number.startswith("00"):
        raise InvalidComponent("ein", "prefix", "an EIN does not begin with 00")
    return number


def is_valid(text: str) -> bool:
    """Tell whether this can be an EIN."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the EIN with its hyphen; what is not an EIN stays compact."""
    number = compact(text)
    return f"{number[:2]}-{number[2:]}" if is_valid(number) else number
