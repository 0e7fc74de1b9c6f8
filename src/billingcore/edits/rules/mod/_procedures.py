"""Judge modifiers by the kinds of procedures on which they never stand."""

from collections.abc import Iterator
from functools import cache

from ....model import ServiceLine
from ... import Context, Finding
from .._procedures import kinds_of
from .._rows import rows

__all__ = ["misplaced"]


@cache
def _never(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows(table):
        for modifier in row["modifiers"]:
            found[modifier] = found.get(modifier, frozenset()) | frozenset(row["never"])
    return found


def misplaced(line: ServiceLine, context: Context, table: str) -> Iterator[Finding]:
    """Yield a finding for each modifier that never stands on a procedure of the line's kind."""
    if not line.modifiers or line.code is None:
        return
    never = _never(table)
    for i, modifier in enumerate(line.modifiers):
        kinds = never.get(modifier)
        if kinds is None:
            continue
        kind = next((kind for kind in kinds_of(line.code) if kind in kinds), None)
        if kind is not None:
            yield context.finding(
                f"procedure.modifiers[{i}]", modifier=modifier, code=line.code, kind=kind
            )
