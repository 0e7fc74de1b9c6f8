"""Pair the lines of a day by the NCCI procedure-to-procedure edits.

For each two lines of one patient, provider and day with distinct codes: the rows in force that
day, which line is in column 1 and which in column 2, and which modifiers count. Where the caller
gave the patient's earlier claims, their lines are paired with those of the claim too.
Source: NCCI Policy Manual for Medicare Services, chapter I, sections A and E; Medicare Claims
Processing Manual, chapter 23, section 20.9.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ....codes import PairTable
from ....model import Claim
from ... import Context, Triggers
from .._same_day import meetings
from .._same_provider import Gathered, earlier_lines, gathered, tell_unknown_specialty
from .._settings import PAIRED, Unjudged, codes_of, only_day, setting, tell, unjudged
from ._bypass import weighed
from ._conflict import Conflict
from ._standing import refused_lines

__all__ = ["MET", "Pairing", "pairing"]


class Pairing(NamedTuple):
    """Give the conflicts of lines gathered, and which of the lines are refused in the end."""

    lines: Gathered
    conflicts: tuple[Conflict, ...]
    refused: frozenset[int]

    @property
    def unlifted(self) -> Iterator[Conflict]:
        """Yield the conflicts that no modifier lifts, those that do not stand among them."""
        return (conflict for conflict in self.conflicts if not conflict.is_lifted)

    def cause(self, conflict: Conflict) -> Conflict | None:
        """Return the conflict that stands and refuses the line of column 1, if one does."""
        for other in self.unlifted:
            if other.second == conflict.first and other.first not in self.refused:
                return other
        return None


def pairing(claim: Claim, context: Context) -> Pairing | None:
    """Return the conflicts: one for each line of column 2, line of column 1 and row.

    None is a claim without any, as nearly every one is.
    """
    lacking, found = context.once(_seen, setting(claim, context), context.options.provider)
    if lacking:
        tell(context, lacking)
    if found is not None:
        tell_unknown_specialty(context, found.lines)
    return found


def _may_meet(context: Context) -> bool:
    """Tell whether two lines meet in an edit, or may for all that the table knows."""
    where = setting(context.claim, context)
    return any(context.once(_seen, where, context.options.provider))


MET = Triggers(glance=_may_meet)
"""The rules are for claims of which two lines meet in an edit."""


def _seen(context: Context, where: str, by: str) -> tuple[Unjudged, Pairing | None]:
    name = f"ncci_ptp_{where}"
    return unjudged(context, name), _pairing(context, name, f"mue_{where}", by)


def _pairing(context: Context, name: str, limits: str, by: str) -> Pairing | None:
    table: PairTable = context.table(name)
    earlier = earlier_lines(context, PAIRED)
    codes = codes_of(context)
    if earlier:
        codes = codes.union([line.code or "" for line in earlier])
    if not table.may_meet(codes):
        return None
    day = None if earlier else only_day(context)
    if day is not None and not table.among(codes, on=day):
        return None
    lines = gathered(context, name, by, earlier)
    conflicts = tuple(_conflicts(context.claim, lines, table))  # of two earlier lines, too
    unlifted = [conflict for conflict in conflicts if not conflict.is_lifted]
    return Pairing(lines, conflicts, refused_lines(context, unlifted, lines.lines, limits))


def _conflicts(claim: Claim, found: Gathered, table: PairTable) -> Iterator[Conflict]:
    lines = found.lines
    for meeting in meetings(found.days):
        by_code: dict[str, list[int]] = {}
        for i in meeting.lines:
            code = lines[i].code
            if code is not None:
                by_code.setdefault(code, []).append(i)
        if len(by_code) < 2:
            continue
        for row in table.among(by_code, on=meeting.day):
            for second in by_code[row.column2]:
                for first in by_code[row.column1]:
                    if meeting.is_first(first, second):
                        both = weighed(claim, row, meeting.day, lines[first], lines[second])
                        yield Conflict(meeting.day, row, first, second, *both)
