"""Social Security Number (SSN): area, group and serial, shown as 078-05-1120.

Since 25 June 2011 the numbers are given out at random, so neither state nor age can be read
from them. What has never been issued: area 000, 666 and 900 to 999, group 00, serial 0000.
Numbers that begin with 9 are taxpayer numbers of another kind (ITIN, ATIN).
Source: SSA, Social Security Number Randomization; SSA POMS RM 10201.

The number below was printed on a specimen card in 1938 and has been void ever since;
its form is right, and form is all that is judged here.

>>> validate("078-05-1120")
'078051120'
>>> format("078051120")
'078-05-1120'
>>> validate("666-05-1120")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidComponent: an SSN has no area 000 or 666
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
        raise InvalidLength("ssn", "length", "an SSN has 9 digits")
    if not (number.isascii() and number.isdigit()):
        raise InvalidFormat("ssn", "characters", "an SSN has digits only")
    if number[0] == "9":
        raise InvalidComponent(
            "ssn", "not-an-ssn", "an SSN does not begin with 9, as an ITIN or ATIN does"
        )
    if number[:3] in ("000", "666"):
        raise InvalidComponent("ssn", "area", "an SSN has no area 000 or 666")
    if number[3:5] == "00":
        raise InvalidComponent("ssn", "group", "an SSN has no group 00")
    if number[5:] == "0000":
        raise InvalidComponent("ssn", "serial", "an SSN has no serial 0000")
    return number


def is_valid(text: str) -> bool:
    """Tell whether this can be an SSN."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the SSN with its hyphens; what is not an SSN stays compact."""
    number = compact(text)
    return f"{number[:3]}-{number[3:5]}-{number[5:]}" if is_valid(number) else number
