"""National Drug Code (NDC): labeler, product and package, eleven digits on a claim.

A package carries ten digits, in one of three layouts: 4-4-2, 5-3-2 or 5-4-1.
A claim carries eleven, 5-4-2: the short part gets a zero in front. The hyphens tell which
part is short; without them ten digits can be read in three ways, so they are refused, not guessed.
Source: 21 CFR 207.33; 45 CFR 162.1002; 837 segment LIN03.

>>> validate("1234-5678-90"), validate("12345-678-90"), validate("12345-6789-0")
('01234567890', '12345067890', '12345678900')
>>> format("01234567890")
'01234-5678-90'
>>> validate("1234567890")
Traceback (most recent call last):
    ...
billingcore.errors.InvalidFormat: ten digits without hyphens fit three layouts of an NDC
"""

from ..errors import InvalidFormat, InvalidIdentifier, InvalidLength
from ._separators import BLANKS, HYPHENS, without

__all__ = ["compact", "format", "is_valid", "validate"]

_TIDY = without(BLANKS) | dict.fromkeys(map(ord, HYPHENS), "-")
_LAYOUTS = frozenset({(4, 4, 2), (5, 3, 2), (5, 4, 1), (5, 4, 2)})


def compact(text: str) -> str:
    """Return the eleven digits of an NDC with hyphens; anything else only loses its blanks."""
    code = str.translate(text, _TIDY)
    parts = code.split("-")
    if tuple(map(len, parts)) in _LAYOUTS and _are_digits("".join(parts)):
        return parts[0].zfill(5) + parts[1].zfill(4) + parts[2].zfill(2)
    return code


def validate(text: str) -> str:
    """Return the eleven digits, or raise what is wrong with them."""
    code = compact(text)
    if "-" in code:
        raise InvalidFormat("ndc", "layout", "an NDC is laid out 5-4-2, 4-4-2, 5-3-2 or 5-4-1")
    if len(code) == 10 and _are_digits(code):
        raise InvalidFormat(
            "ndc", "ambiguous", "ten digits without hyphens fit three layouts of an NDC"
        )
    if len(code) != 11:
        raise InvalidLength("ndc", "length", "an NDC has 11 digits")
    if not _are_digits(code):
        raise InvalidFormat("ndc", "characters", "an NDC has digits only")
    return code


def is_valid(text: str) -> bool:
    """Tell whether this is the form of one NDC."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True


def format(text: str) -> str:
    """Return the NDC as 5-4-2 with hyphens; what is not an NDC stays compact."""
    code = compact(text)
    return f"{code[:5]}-{code[5:9]}-{code[9:]}" if is_valid(code) else code


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
