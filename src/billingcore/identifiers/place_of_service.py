"""Place of service code: two digits.

Source: CMS-1500 item 24B; Medicare Claims Processing Manual, chapter 26, section 10.5;
837P elements CLM05-1 and SV105.

>>> validate("11")
'11'
>>> validate("1A")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: a place of service has digits only
"""

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS)


def compact(text: str) -> str:
    """Return the digits without blanks."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the two digits, or raise what is wrong with them."""
    code = compact(text)
    if len(code) != 2:
        raise InvalidLength("place_of_service", "length", "a place of service has 2 digits")
    if not (code.isascii() and code.isdigit()):
        raise InvalidFormat("place_of_service", "characters", "a place of service has digits only")
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a place of service code."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the two digits: a place of service is shown as it is sent."""
    return compact(text)
