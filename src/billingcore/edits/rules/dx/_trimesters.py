"""The trimester that a diagnosis names in its title, and the one that weeks of gestation lie in.

First to 13 completed weeks, second from 14 to 27, third from 28.
Source: ICD-10-CM Official Guidelines, section I.C.15.a.3; note at chapter 15 of the tabular list.

>>> [trimester_of_weeks(code) for code in ("Z3A00", "Z3A01", "Z3A13", "Z3A14", "Z3A27", "Z3A28")]
[None, 1, 1, 2, 2, 3]
"""

from ._listed import Listed

__all__ = ["ORDINALS", "trimester_named", "trimester_of_weeks"]

ORDINALS = ("first", "second", "third")


def trimester_named(one: Listed) -> int | None:
    """Return the trimester in the title of a code: 1 to 3, or None."""
    named = one.standing.trimester
    return ORDINALS.index(named) + 1 if named in ORDINALS else None


def trimester_of_weeks(code: str) -> int | None:
    """Return the trimester of a code of Z3A, or None where it tells no week."""
    weeks = code[3:5]
    if len(code) != 5 or not (weeks.isascii() and weeks.isdigit()) or weeks == "00":
        return None
    return 1 if weeks < "14" else 2 if weeks < "28" else 3
