"""Judge modifiers by the kinds of procedures on which they never stand."""

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from ....model import ServiceLine
from ... import Context, Finding
from ..._about import bill_of
from .._procedures import kinds_of
from .._rows import rows

__all__ = ["judged", "misplaced"]


@frozen
class _Row:
    """Give the kinds of procedures that a modifier is never for, except on some bills."""

    kinds: frozenset[str] = field(converter=frozenset)
    except_bills: tuple[str, ...] = field(converter=tuple)


@cache
def _rows(table: str) -> dict[str, _Row]:
    return {
        modifier: _Row(row["never"], row.get("except_bills", ()))
        for row in rows(table)
        for modifier in row["modifiers"]
    }


def judged(table: str) -> tuple[str, ...]:
    """Return the modifiers that the table speaks of."""
    return tuple(_rows(table))


def misplaced(line: ServiceLine, context: Context, table: str) -> Iterator[Finding]:
    """Yield a finding for each modifier that never stands on a procedure of the line's kind."""
    if not line.modifiers or line.code is None:
        return
    known = _rows(table)
    for i, modifier in enumerate(line.modifiers):
        row = known.get(modifier)
        if row is None:
            continue
        kind = next((kind for kind in kinds_of(line.code) if kind in row.kinds), None)
        if kind is not None and bill_of(context.claim) not in row.except_bills:
            yield context.finding(
                f"procedure.modifiers[{i}]", modifier=modifier, code=line.code, kind=kind
            )
