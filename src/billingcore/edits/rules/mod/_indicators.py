"""Judge modifiers by an indicator of the physician fee schedule, by the rows of a table."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from attrs import field, frozen

from ....codes import FeeScheduleRow
from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from .._fee_schedule import SCHEDULE, day_within, evidence, row_of, schedule_of
from .._rows import rows
from ._procedures import is_misplaced

__all__ = ["COLUMNS", "WRONG_MODIFIER", "cited", "indicator_rule", "modifiers_of", "refused"]

COLUMNS = {
    "pc_tc": "component",
    "bilateral": "bilateral",
    "assistant": "assistant",
    "co_surgeons": "co-surgeon",
    "team": "team",
    "multiple": "multiple procedure",
    "global_days": "global days",
}
"""The columns of the schedule, and what we call their indicators."""
WRONG_MODIFIER = ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",))

indicator_rule = partial(
    rule,
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB"),
    needs="fee_schedule",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{modifier} is not for {code}: its {name} indicator is {indicator}",
    expects=WRONG_MODIFIER,
)
"""Declare a rule of Medicare about an indicator."""


def cited(section: str) -> tuple[Citation, Citation]:
    """Return the sources of a rule: a section of the manual, and the schedule."""
    return Citation(authority="Medicare Claims Processing Manual", section=section), SCHEDULE


@frozen
class _Row:
    indicators: frozenset[str] = field(converter=frozenset)
    medicare: bool = False


_REFUSED = "modifier_indicators"


@cache
def _rows_of(column: str, table: str) -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for row in rows(table):
        if row["column"] == column:
            made = _Row(row["indicators"], row.get("medicare", False))
            for modifier in row["modifiers"]:
                found[modifier] = (*found.get(modifier, ()), made)
    return found


def modifiers_of(*columns: str, table: str = _REFUSED) -> tuple[str, ...]:
    """Return the modifiers that the rows of these columns speak of."""
    return tuple(modifier for column in columns for modifier in _rows_of(column, table))


def refused(
    line: ServiceLine,
    context: Context,
    column: str,
    *,
    medicare: bool = True,
    table: str = _REFUSED,
) -> Iterator[Finding]:
    """Yield a finding for each modifier that a row names with the code's indicator.

    What the kind of procedure forbids anyway is left to the rule about that.
    """
    known, code = _rows_of(column, table), line.code
    if code is None or known.keys().isdisjoint(line.modifiers):
        return
    day = day_within(line, context)
    if day is None:
        return
    for i, modifier in enumerate(line.modifiers):
        if modifier not in known or is_misplaced(modifier, code, context.claim):
            continue
        row = _judging(code, modifier, column, context, day)
        if row is None:
            continue
        indicator = getattr(row, column)
        if any(
            indicator in item.indicators and (medicare or not item.medicare)
            for item in known[modifier]
        ):
            yield context.finding(
                f"procedure.modifiers[{i}]",
                evidence=evidence(context, row, f"{COLUMNS[column]} indicator", column),
                modifier=modifier,
                code=code,
                name=COLUMNS[column],
                indicator=indicator,
            )


def _judging(
    code: str, modifier: str, column: str, context: Context, day: date
) -> FeeScheduleRow | None:
    """Return the row whose indicator counts; None where the schedule has the modifier itself.

    A laboratory test says of its components in the row of the professional one.
    """
    table = schedule_of(context)
    if table.get(code, modifier, on=day) is not None:
        return None
    if column == "pc_tc":
        component = table.get(code, "26", on=day)
        if component is not None:
            return component
    return row_of(code, context, day)
