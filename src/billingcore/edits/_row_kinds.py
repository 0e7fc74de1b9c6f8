"""The four kinds of tables of rows: conflict, required, listed, limited."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from attrs import frozen

from ..findings import Finding
from ._context import Context
from ._rows import Find, Row, RowJudge, Values, day_of, found
from ._shapes import CodingShape

__all__ = ["KINDS", "Clash"]


def _conflict(
    judge: RowJudge,
    subject: Any,  # noqa: ANN401 - what the rule's scope says
    context: Context,
    values: Values,
) -> Iterator[Finding]:
    """Find two values that exclude each other; the finding stands at the later one."""
    if len(values) < 2:
        return
    code = getattr(subject, "code", None)
    for row in judge.in_force(subject, context):
        if not row.takes_code(code):
            continue
        for i, (value, path) in enumerate(values):
            other = next((pair for pair in values[:i] if _exclude(row, value, pair[0])), None)
            if other is not None:
                yield context.finding(at=path, related=[other[1]], value=value, other=other[0])


@frozen
class Clash:
    """Tell whether two modifiers of a line exclude each other by any row, whatever the day."""

    rows: tuple[Row, ...]

    def __call__(self, done: CodingShape) -> bool:
        """Ask the rows that are for the procedure."""
        pairs = list(combinations(done.modifiers, 2))
        return any(
            row.takes_code(done.code) and any(_exclude(row, *pair) for pair in pairs)
            for row in self.rows
        )


def _exclude(row: Row, one: str, other: str) -> bool:
    if row.values:
        return one != other and one in row.values and other in row.values
    return (one in row.first and other in row.second) or (other in row.first and one in row.second)


def _required(
    judge: RowJudge,
    subject: object,
    context: Context,
    values: Values,
) -> Iterator[Finding]:
    """Find a value without any of those that it wants beside it."""
    beside = {value for value, _ in found(subject, judge.also)}
    code = getattr(subject, "code", None)
    for row in judge.in_force(subject, context):
        if not row.takes_code(code):
            continue
        for value, path in values:
            if value in row.values and beside.isdisjoint(row.wanted):
                yield context.finding(at=path, value=value, wanted=row.wanted)


def _listed(
    judge: RowJudge,
    subject: object,
    context: Context,
    values: Values,
) -> Iterator[Finding]:
    """Find a value that is neither in the reference table on that day nor in a row."""
    day = day_of(subject, context)
    known = {value for row in judge.in_force(subject, context) for value in row.values}
    for value, path in values:
        if value in known:
            continue
        if judge.table is None:
            yield context.finding(at=path, value=value)
        elif day is None:
            context.not_evaluated("date of service", reason="the claim states no day")
        elif not (table := context.table(judge.table)).is_valid(value, on=day):
            answer = table.get(value, on=day)
            if answer.status == "outside what this edition knows":
                context.not_evaluated(judge.table, reason="the edition does not reach that day")
            else:
                yield context.finding(at=path, value=value, status=answer.status, day=day)


def _limited(
    judge: RowJudge,
    subject: object,
    context: Context,
    values: Values,
) -> Iterator[Finding]:
    """Find a value outside of the claims, procedures and days that every row of it allows.

    A value may have several rows: it is allowed where any of them says so.
    """
    code = getattr(subject, "code", None)
    named = judge.named or frozenset()
    allowed = {
        value
        for row in judge.in_force(subject, context)
        if row.takes_code(code)
        for value in row.values
    }
    for value, path in values:
        if value in named and value not in allowed:
            yield context.finding(at=path, value=value, code=code, day=day_of(subject, context))


KINDS: dict[str, Find] = {
    "conflict": _conflict,
    "required": _required,
    "listed": _listed,
    "limited": _limited,
}
