"""Judge modifiers by the kinds of procedures on which they never stand."""

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from ....model import Claim, ServiceLine
from ... import CodingShape, Context, Finding
from ..._about import bill_of
from .._procedures import kinds_of
from .._rows import rows

__all__ = ["is_misplaced", "is_odd", "misplaced"]


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


def is_odd(table: str, done: CodingShape) -> bool:
    """Tell whether a modifier never stands on this procedure, were it not for types of bill."""
    if done.code is None:
        return False
    rows, kinds = _rows(table), frozenset(kinds_of(done.code))
    return any(not kinds.isdisjoint(rows[m].kinds) for m in done.modifiers if m in rows)


def misplaced(line: ServiceLine, context: Context, table: str) -> Iterator[Finding]:
    """Yield a finding for each modifier that never stands on a procedure of the line's kind."""
    if line.code is None:
        return
    for i, modifier in enumerate(line.modifiers):
        kind = _forbidding(table, modifier, line.code, context.claim)
        if kind is not None:
            yield context.finding(
                f"procedure.modifiers[{i}]", modifier=modifier, code=line.code, kind=kind
            )


def is_misplaced(modifier: str, code: str, claim: Claim) -> bool:
    """Tell whether a modifier never stands on a procedure of this kind, sites apart."""
    return _forbidding("modifier_procedures", modifier, code, claim) is not None


def _forbidding(table: str, modifier: str, code: str, claim: Claim) -> str | None:
    """Return the kind of procedure with which the modifier never stands, if the code is of one."""
    row = _rows(table).get(modifier)
    if row is None:
        return None
    kind = next((kind for kind in kinds_of(code) if kind in row.kinds), None)
    return None if kind is None or bill_of(claim) in row.except_bills else kind
