"""Procedure codes in ranges, as manuals give them.

A range takes codes of its own form alone: five digits (CPT), four digits and F or T (categories II
and III), U (laboratory analyses), or a letter before four digits (each letter of HCPCS level II).

>>> within("99213", "99202-99499"), within("G0463", "G0463")
(True, True)
>>> within("1126F", "10004-69990")
False
"""

from functools import lru_cache

__all__ = ["within"]


@lru_cache(maxsize=4096)
def within(code: str, item: str) -> bool:
    """Tell whether a code is this one, or in this range of codes (both ends included)."""
    low, hyphen, high = item.partition("-")
    return low <= code <= high and _form(code) == _form(low) if hyphen else code == item


def _form(code: str) -> tuple[int, str, str]:
    """Return the length, the letter before and the letter after the digits."""
    first, last = code[:1], code[-1:]
    return len(code), "" if first.isdigit() else first, "" if last.isdigit() else last
