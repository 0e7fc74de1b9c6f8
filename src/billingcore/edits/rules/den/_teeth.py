"""Teeth by the universal numbering: where each stands, and which surfaces it has.

Permanent teeth are 1 to 32 and primary teeth A to T, from the upper right around to the lower
right; a supernumerary tooth takes the number of its neighbour and 50, or its letter and S.
Sources: ADA dental claim form, completion instructions, item 27; T-MSIS, tooth number.

>>> tooth("3").place, tooth("03") is tooth("3"), tooth("C").place, tooth("58").supernumerary
('molar', True, 'anterior', True)
>>> tooth("33") is None
True
"""

from functools import cache

from attrs import frozen

__all__ = ["Anatomy", "arch_of", "in_area", "tooth"]

_LETTERS = "ABCDEFGHIJKLMNOPQRST"
_PERMANENT = 32
# How far a tooth stands from the middle line: the first so many are anterior.
_ANTERIOR = 3
_PREMOLAR = 5


@frozen(kw_only=True)
class Anatomy:
    """Tell where a tooth stands: anterior, premolar or molar; its quadrant; its sextant."""

    number: str
    place: str
    quadrant: str
    sextant: str
    primary: bool = False
    supernumerary: bool = False

    @property
    def arch(self) -> str:
        """Return the area of its arch."""
        return arch_of(self.quadrant) or ""


@cache
def _teeth() -> dict[str, Anatomy]:
    found: dict[str, Anatomy] = {}
    for i in range(_PERMANENT):
        found |= _with_extra(str(i + 1), str(i + 51), i, 8, primary=False)
    for i, letter in enumerate(_LETTERS):
        found |= _with_extra(letter, f"{letter}S", i, 5, primary=True)
    return found


def _with_extra(number: str, extra: str, i: int, side: int, *, primary: bool) -> dict[str, Anatomy]:
    """Return a tooth and its supernumerary neighbour; `side` teeth make a quadrant."""
    quarter, along = divmod(i, side)
    from_middle = along + 1 if quarter % 2 else side - along
    place = "anterior" if from_middle <= _ANTERIOR else "molar"
    if place == "molar" and not primary and from_middle <= _PREMOLAR:
        place = "premolar"
    quadrant = ("10", "20", "30", "40")[quarter]
    sextants = ("03", "05", "06", "08") if place != "anterior" else ("04", "04", "07", "07")
    return {
        name: Anatomy(
            number=name,
            place=place,
            quadrant=quadrant,
            sextant=sextants[quarter],
            primary=primary,
            supernumerary=name == extra,
        )
        for name in (number, extra)
    }


def tooth(number: str | None) -> Anatomy | None:
    """Return the tooth of this number, with or without the zero that some write before it."""
    return _teeth().get(number.lstrip("0")) if number else None


def arch_of(area: str) -> str | None:
    """Return the arch, 01 upper or 02 lower, that an area of the oral cavity is of."""
    if area in ("01", "03", "04", "05", "10", "20"):
        return "01"
    return "02" if area in ("02", "06", "07", "08", "30", "40") else None


def in_area(found: Anatomy, area: str) -> bool:
    """Tell whether the tooth is in the area; it is where the area names no part of the mouth."""
    if area in ("10", "20", "30", "40"):
        return found.quadrant == area
    if area in ("03", "04", "05", "06", "07", "08"):
        return found.sextant == area
    return area not in ("01", "02") or found.arch == area
