"""Which conflicts stand by themselves: those whose line of column 1 may be paid.

A line that is refused for another reason cannot bundle another one. It is refused when its code
is not valid that day, when its unit limit is zero, or when it is itself in column 2 of a conflict
that stands.
"""

from collections.abc import Iterable

from ... import Context
from ._pairing import Conflict

__all__ = ["refused_lines", "refusing"]


def refused_lines(context: Context, conflicts: Iterable[Conflict], limits: str) -> frozenset[int]:
    """Return the lines of column 1 that are refused whatever the conflicts are.

    Only tables that are loaded are asked.
    """
    found = set()
    for conflict in conflicts:
        code, day = conflict.row.column1, conflict.day
        table = context.optional_table("hcpcs" if code[:1].isalpha() else "cpt")
        limit_table = context.optional_table(limits)
        limit = limit_table.get(code, on=day) if limit_table is not None else None
        known = table is not None and table.edition.covers(day)
        invalid = known and not table.is_valid(code, on=day)
        if invalid or (limit and limit.value == 0):
            found.add(conflict.first)
    return frozenset(found)


def refusing(
    line: int, conflicts: tuple[Conflict, ...], asked: frozenset[int] = frozenset()
) -> Conflict | None:
    """Return the first conflict that refuses a line, if any that stands does.

    Lines that refuse each other in a circle do not excuse each other: all are reported.
    """
    asked |= {line}
    for conflict in conflicts:
        against = conflict.second == line and conflict.first not in asked
        if against and refusing(conflict.first, conflicts, asked) is None:
            return conflict
    return None
