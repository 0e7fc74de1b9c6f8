"""What the user's own lists say of a procedure beside its days: words, for one sex or an age.

A list of CPT or HCPCS that is loaded from a table may have a column of attributes: "female",
"male", "age 0-17", "age 65-". Nothing is said of codes without such a word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from ....codes import CodeTable, Status
from ....model import Claim
from ... import Context

__all__ = ["Ages", "Described", "ages_of", "described"]

_AGES = re.compile(r"age (\d{0,3})-(\d{0,3})")
_SEXES = frozenset({"female", "male"})
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


@frozen
class Described:
    """Give a line by its place, its code, and what the table of that name says of it."""

    line: int
    code: str
    table: str
    words: frozenset[str]


def described(claim: Claim, context: Context) -> Iterator[Described]:
    """Yield the lines of whose codes words are known; days that the list lacks are told."""
    tables = {"cpt": context.table("cpt"), "hcpcs": context.optional_table("hcpcs")}
    telling = {name: table for name, table in tables.items() if table is not None and _tells(table)}
    if not telling:
        return
    for i, line in enumerate(claim.lines):
        done, day = line.procedure, context.day_of(line)
        if done is None or not done.code or done.system != "HC" or day is None:
            continue
        name = "cpt" if done.code[0].isdigit() else "hcpcs"
        if name not in telling:
            continue
        answer = telling[name].get(done.code, on=day)
        if answer.status is Status.OUTSIDE:
            reason = f"edition {telling[name].edition} does not speak of {day}"
            context.not_evaluated(name, reason=reason)
        elif answer.attributes:
            yield Described(i, done.code, name, answer.attributes)


@lru_cache(maxsize=8)
def _tells(table: CodeTable) -> bool:
    """Tell whether any code of the table has a word about sex or age; most lists have none."""
    return any(
        not _SEXES.isdisjoint(words) or ages_of(words) is not None
        for words in {entry.attributes for entry in table}
        if words
    )
