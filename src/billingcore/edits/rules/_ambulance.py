"""Tell the codes of ambulance transports apart, and from where to where one goes.

The first letter of the modifier is where the patient was picked up, the second where they were
taken: diagnostic site D, custodial facility E, dialysis G and J, hospital H, transfer I, nursing
facility N, physician's office P, residence R, scene S; X is a stop on the way to a hospital and
only a destination. Source: Medicare Claims Processing Manual, chapter 15, section 30.

>>> base_of("A0429"), mileage_of("A0425"), base_of("A0425")
('ground', ('ground',), None)
>>> mileage_of("A0888")
('ground', 'fixed wing', 'helicopter')
>>> way_of(("QN", "RH")), way_of(("GX",)), way_of(("XH",))
('RH', None, None)
>>> starts_nowhere("XH"), starts_nowhere("XE")
(True, False)
"""

from collections.abc import Iterable
from functools import lru_cache

from ...model import ServiceLine
from .._code_ranges import within
from ._rows import rows

__all__ = [
    "base_of",
    "is_ambulance",
    "mileage_of",
    "modifiers_of",
    "starts_nowhere",
    "way_of",
    "ways_of",
]

_PLACES = frozenset("DEGHIJNPRSX")
_AMBIGUOUS = ("GX",)
_NO_WAY = frozenset({"GX", "XE", "XP", "XS"})  # a voluntary notice, and kinds of modifier 59


@lru_cache(maxsize=1024)
def base_of(code: str) -> str | None:
    """Return the vehicle whose base rate the code is, or None."""
    return next((row["vehicle"] for row in rows("ambulance") if _among(code, row["base"])), None)


@lru_cache(maxsize=1024)
def mileage_of(code: str) -> tuple[str, ...]:
    """Return the vehicles whose miles the code counts; none for another code."""
    return tuple(row["vehicle"] for row in rows("ambulance") if _among(code, row["mileage"]))


def is_ambulance(code: str) -> bool:
    """Tell whether the code is a base rate or mileage."""
    return base_of(code) is not None or bool(mileage_of(code))


def _among(code: str, ranges: list[str]) -> bool:
    return any(within(code, item) for item in ranges)


def ways_of(modifiers: Iterable[str]) -> tuple[str, ...]:
    """Return the modifiers that say from where to where."""
    return tuple(
        modifier
        for modifier in modifiers
        if len(modifier) == 2
        and modifier not in _NO_WAY
        and modifier[0] != "X"
        and _PLACES.issuperset(modifier)
    )


def way_of(modifiers: Iterable[str]) -> str | None:
    """Return the first of them, or None."""
    return next(iter(ways_of(modifiers)), None)


def starts_nowhere(modifier: str) -> bool:
    """Tell whether a modifier says that the patient was picked up at a stop on the way."""
    two = len(modifier) == 2 and modifier not in _NO_WAY
    return two and modifier[0] == "X" and _PLACES.issuperset(modifier)


def modifiers_of(line: ServiceLine) -> tuple[str, ...]:
    """Return the modifiers of any line that are no way of an ambulance, nor may be one.

    On an ambulance service GN is no discipline of therapy, and RR no rental. GX alone may be a
    notice or a way.

    >>> from billingcore.testing import a_line
    >>> modifiers_of(a_line("A0428-GN-GY")), modifiers_of(a_line("97110-GN-GY"))
    (('GY',), ('GN', 'GY'))
    >>> modifiers_of(a_line("A0428-RH-GX")), modifiers_of(a_line("A0428-GX"))
    (('GX',), ())
    """
    if not is_ambulance(line.code or ""):
        return line.modifiers
    ways = ways_of(line.modifiers) or _AMBIGUOUS
    return tuple(modifier for modifier in line.modifiers if modifier not in ways)
