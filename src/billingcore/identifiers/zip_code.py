"""ZIP Code of the United States: five digits, or nine shown as 30301-1234.

Source: USPS Publication 28, section 2; 837 element N403, where the nine digits stand together.

>>> validate("30301-1234"), validate("30301")
('303011234', '30301')
>>> format("303011234")
'30301-1234'
>>> validate("3030")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidLength: a ZIP Code has 5 or 9 digits
"""

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, HYPHENS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS + HYPHENS)


def compact(text: str) -> str:
    """Return the digits without blanks and hyphens."""
    return str.translate(text, _TIDY)


def validate(text: str) -> str:
    """Return the five or nine digits, or raise what is wrong with them."""
    code = compact(text)
    if len(code) not in (5, 9):
        raise InvalidLength("zip_code", "length", "a ZIP Code has 5 or 9 digits")
    if not (code.isascii() and code.isdigit()):
        raise InvalidFormat("zip_code", "characters", "a ZIP Code has digits only")
    return code


def is_valid(text: str) -> bool:
    """Tell whether this has the form of a ZIP Code."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the ZIP Code, with its hyphen when it has nine digits."""
    code = compact(text)
    return f"{code[:5]}-{code[5:]}" if len(code) == 9 and is_valid(code) else code
