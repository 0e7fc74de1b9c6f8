"""Revenue code of an institutional line: four digits, often written without the leading zero.

Source: UB-04 form locator 42; Medicare Claims Processing Manual, chapter 25, section 75.4.

>>> validate("0450"), validate("450")
('0450', '0450')
>>> validate("45")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidLength: a revenue code has 4 digits
"""

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS)


def compact(text: str) -> str:
    """Return the digits without blanks; three digits get their leading zero."""
    code = str.translate(text, _TIDY)
    return f"0{code}" if len(code) == 3 and code.isascii() and code.isdigit() else code


def validate(text: str) -> str:
    """Return the four digits, or raise what is wrong with them."""
    code = compact(text)
    if len(code) != 4:
        raise InvalidLength("revenue", "length", "a revenue code has 4 digits")
    if not (code.isascii() and code.isdigit()):
        raise InvalidFormat("revenue", "characters", "a revenue code has digits only")
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a revenue code."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the four digits: a revenue code is shown as it is sent."""
    return compact(text)
