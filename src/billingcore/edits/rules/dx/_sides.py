"""The side of the body that a diagnosis is of, as the titles of the tabular list tell it.

A code is of the right side if its category has a code with the same title but for "left" in its
place: so "right heart failure" is of no side. What is "unspecified" or "bilateral" in such a place
is of the same group. Titles that name a side of another kind are left out: the dominant side of
the body, a chamber of the heart, the ear across.

>>> from billingcore.codes import TabularEntry, TabularTable
>>> titles = {"H251": None, "H2510": "unspecified eye", "H2511": "right eye", "H2512": "left eye"}
>>> titles["H2513"] = "bilateral"
>>> lines = [TabularEntry(code, title=f"Cataract, {side}") for code, side in titles.items()]
>>> lines[0] = TabularEntry("H25", header=True, children=tuple(titles)[1:])
>>> table = TabularTable("icd10cm_notes", lines)
>>> for code in ("H2510", "H2511", "H2512", "H2513"):
...     print(*side_of(table, code, date(2026, 3, 2))[:2])
unspecified H2511
right H2511
left H2511
bilateral H2511
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ....codes import TabularEntry, TabularTable
from .._rows import rows
from ._memory import memory_of

__all__ = ["MODIFIER_SIDES", "OPPOSITE", "Sided", "both_sides_of", "may_have_a_side", "side_of"]

OPPOSITE = {"right": "left", "left": "right"}
MODIFIER_SIDES: Mapping[str, str] = {
    modifier: row["side"] for row in rows("modifier_sides") for modifier in row["modifiers"]
}

_SIDE = re.compile(r"\b(right|left)\b")
_RIGHT = re.compile(r"\bright\b")
_RIGHT_OF = re.compile(r"\bright [\w-]+")
_BILATERAL = re.compile(r"\bbilateral\b")
_OTHERWISE = re.compile(r"dominant|ventricle|contralateral")
_ANY = re.compile(r"\b(right|left|bilateral|unilateral|unspecified)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=\w\w)s\b")


class Sided(NamedTuple):
    """Give right, left, bilateral or unspecified, and what all sides of one finding share.

    That is the code of the right side, and the seventh character that completes it, if one does.
    """

    side: str
    group: str
    seventh: str = ""


def side_of(table: TabularTable, code: str, day: date) -> Sided | None:
    """Return the side of a code, or None where it has none."""
    memory = memory_of(table)
    line = memory.answer(_line, table, code, day)
    if line is None:
        return None
    sided = memory.answer(_sides, table, line[:3], day).get(line)
    return sided._replace(seventh=code[6:]) if sided and code != line else sided


def both_sides_of(table: TabularTable, sided: Sided, day: date) -> str | None:
    """Return the code of both sides of a group, if there is one."""
    sides = memory_of(table).answer(_sides, table, sided.group[:3], day).items()
    wanted = Sided("bilateral", sided.group)
    line = next((code for code, other in sides if other == wanted), None)
    return line.ljust(6, "X") + sided.seventh if line and sided.seventh else line


def may_have_a_side(table: TabularTable, code: str, day: date) -> bool:
    """Tell whether the title has a word of a side, or leaves something open, maybe the side."""
    return memory_of(table).answer(_has_a_word, table, code, day)


def _has_a_word(table: TabularTable, code: str, day: date) -> bool:
    return _ANY.search(table.title(code, on=day) or "") is not None


def _line(table: TabularTable, code: str, day: date) -> str | None:
    """Return the line of the list that stands for a code, without its seventh character."""
    line = table.get(code, on=day)
    if line is not None:
        return line.code
    return next(iter(table.ancestors(code, on=day)), None)


def _sides(table: TabularTable, category: str, day: date) -> Mapping[str, Sided]:
    """Return the side of each code of a category that has one."""
    titles = {
        line.title.lower(): line.code
        for line in _below(table, category, day)
        if line.title and not line.children
    }
    bilateral = {
        _singular(_BILATERAL.sub("*", title)): code
        for title, code in titles.items()
        if _BILATERAL.search(title)
    }
    found: dict[str, Sided] = {}
    for title, right in titles.items():
        if {*_SIDE.findall(title)} != {"right"} or _OTHERWISE.search(title):
            continue
        left = titles.get(_RIGHT.sub("left", title))
        if left is None:
            continue
        unspecified = titles.get(_RIGHT.sub("unspecified", title))
        both = (bilateral.get(_singular(side.sub("*", title))) for side in (_RIGHT, _RIGHT_OF))
        members = {"right": right, "left": left, "unspecified": unspecified}
        members["bilateral"] = next(filter(None, both), None)
        for side, code in members.items():
            if code is not None:
                found.setdefault(code, Sided(side, right))
    return found


def _below(table: TabularTable, code: str, day: date) -> Iterator[TabularEntry]:
    line = table.get(code, on=day)
    if line is not None:
        yield line
        for child in line.children:
            yield from _below(table, child, day)


def _singular(title: str) -> str:
    return _PLURAL.sub("", title)
