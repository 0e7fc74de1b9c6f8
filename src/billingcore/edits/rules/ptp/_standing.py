"""Which lines are refused in the end, for a refused line cannot bundle another one.

A line is refused when its code is not valid that day, when its unit limit is zero, or when it is
in column 2 beside a line that is paid. Lines that refuse each other in a circle do not excuse each
other: none of them is known to be refused, and so all their conflicts stand.
"""

from collections.abc import Collection

from ... import Context
from ..._about import bill_of
from .._settings import UNIT_LIMITED
from ._conflict import Conflict

__all__ = ["refused_lines"]


def refused_lines(context: Context, conflicts: Collection[Conflict], limits: str) -> frozenset[int]:
    """Return the lines that are refused, of those that conflicts that nothing lifts are about.

    `limits` is the name of the table of unit limits. Only tables that are loaded are asked.
    """
    against: dict[int, list[int]] = {}
    for conflict in conflicts:
        against.setdefault(conflict.first, [])
        against.setdefault(conflict.second, []).append(conflict.first)
    refused = {one.first for one in conflicts if _is_never_paid(context, one, limits)}
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
