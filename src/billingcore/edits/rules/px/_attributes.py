"""What the user's own lists say of a procedure beside its days: words, for one sex or an age.

A list of CPT or HCPCS that is loaded from a table may have a column of attributes: "female",
"male", "age 0-17", "age 65-". Nothing is said of codes without such a word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from ....codes import Status
from ....model import ServiceLine
from ... import Context

__all__ = ["Ages", "ages_of", "attributes_of"]

_AGES = re.compile(r"age (\d{0,3})-(\d{0,3})")
_OLDEST = 999


@frozen
class Ages:
    """Give a band of ages in completed years, both ends included."""

    youngest: int
    oldest: int

    def __str__(self) -> str:
        return f"{self.youngest}-{self.oldest}" if self.oldest < _OLDEST else f"{self.youngest}-"


@lru_cache(maxsize=1024)
def ages_of(words: frozenset[str]) -> Ages | None:
    """Return the band of ages that one of the words gives.

    >>> str(ages_of(frozenset({"female", "age 0-17"}))), ages_of(frozenset({"female"}))
    ('0-17', None)
    """
    for match in filter(None, map(_AGES.fullmatch, sorted(words))):
        return Ages(int(match[1] or 0), int(match[2] or _OLDEST))
    return None


def attributes_of(line: ServiceLine, context: Context) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the table's name and its words, for codes of CPT, and of HCPCS where that is loaded."""
    done, day = line.procedure, context.day_of(line)
    if done is None or not done.code or done.system != "HC" or day is None:
        return
    name = "cpt" if done.code[0].isdigit() else "hcpcs"
    table = context.table("cpt") if name == "cpt" else context.optional_table("hcpcs")
    if table is None:
        return
    answer = table.get(done.code, on=day)
    if answer.status is Status.OUTSIDE:
        reason = f"edition {table.edition} does not speak of {day}"
        context.not_evaluated(name, reason=reason)
    elif answer.attributes:
        yield name, answer.attributes
