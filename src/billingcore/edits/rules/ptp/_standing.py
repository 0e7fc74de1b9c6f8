"""Which lines are refused in the end, for a refused line cannot bundle another one.

A line is refused when its code is not valid that day, when its unit limit is zero, when it says
itself to Medicare that it is to be denied (GY, and GZ since July 2011), when the patient had died,
or when it is in column 2 beside a line that is paid. Lines that refuse each other in a circle do
not excuse each other: none of them is known to be refused, and so all their conflicts stand.
"""

from collections.abc import Collection, Sequence
from datetime import date

from ....model import ServiceLine
from ... import Context
from ..._about import bill_of
from ..._death import day_of_death
from .._fee_schedule import MEDICARE
from .._settings import UNIT_LIMITED
from ._conflict import Conflict

__all__ = ["refused_lines"]

_GZ_IS_DENIED = date(2011, 7, 1)  # CMS change request 7228


def refused_lines(
    context: Context, conflicts: Collection[Conflict], lines: Sequence[ServiceLine], limits: str
) -> frozenset[int]:
    """Return the lines that are refused, of those that conflicts that nothing lifts are about.

    Conflicts tell `lines` by their places. `limits` is the name of the table of unit limits. Only
    tables that are loaded are asked.
    """
    against: dict[int, list[int]] = {}
    for conflict in conflicts:
        against.setdefault(conflict.first, [])
        against.setdefault(conflict.second, []).append(conflict.first)
    refused = {
        one.first
        for one in conflicts
        if _is_to_be_denied(context, lines[one.first], one.day)
        or _is_never_paid(context, one, limits)
    }
    paid: set[int] = set()
    for _ in against:  # a round tells of one line more at least, or of none
        known = len(refused) + len(paid)
        for line, others in against.items():
            if line not in refused and not paid.isdisjoint(others):
                refused.add(line)
            elif line not in refused and refused.issuperset(others):
                paid.add(line)
        if len(refused) + len(paid) == known:
            break
    return frozenset(refused)


def _is_to_be_denied(context: Context, line: ServiceLine, day: date) -> bool:
    coverage, death = context.claim.coverage, day_of_death(context.claim)
    if death is not None and day > death[1]:
        return True
    if coverage is None or coverage.filing_indicator not in MEDICARE:
        return False
    return "GY" in line.modifiers or ("GZ" in line.modifiers and day >= _GZ_IS_DENIED)


def _is_never_paid(context: Context, conflict: Conflict, limits: str) -> bool:
    code, day = conflict.row.column1, conflict.day
    table = context.optional_table("hcpcs" if code[:1].isalpha() else "cpt")
    if table and table.edition.covers(day) and not table.is_valid(code, on=day):
        return True
    claim = context.claim
    if not UNIT_LIMITED.takes(claim.kind, bill_of(claim)):
        return False
    limited = context.optional_table(limits)
    row = limited.get(code, on=day) if limited else None
    return row is not None and row.value == 0
