"""Ranges of procedure codes, as payers' manuals give them, as the codes in them.

>>> list(codes_of(["0001U-0003U", "97110"]))
['0001U', '0002U', '0003U', '97110']
"""

import re
from collections.abc import Iterable, Iterator

__all__ = ["codes_of"]

_CODE = re.compile(r"([A-Z]?)([0-9]+)([A-Z]?)")
_WIDEST = 100_000


def codes_of(items: Iterable[str]) -> dict[str, None]:
    """Return the codes of codes and ranges, both ends included, in order and each once.

    A range is of codes of one form, which differ in their digits alone; else it is a ValueError.
    """
    return {code: None for item in items for code in _expanded(item)}


def _expanded(item: str) -> Iterator[str]:
    low, hyphen, high = item.partition("-")
    if not hyphen:
        yield item
        return
    first, last = _CODE.fullmatch(low), _CODE.fullmatch(high)
    if (
        first is None
        or last is None
        or len(low) != len(high)
        or (first[1], first[3]) != (last[1], last[3])
    ):
        raise ValueError(f"{item!r} is no range of codes of one form")
    letter, digits, suffix = first.groups()
    if int(last[2]) - int(digits) >= _WIDEST:
        raise ValueError(f"{item!r} is a range of too many codes")
    for number in range(int(digits), int(last[2]) + 1):
        yield f"{letter}{number:0{len(digits)}}{suffix}"
