"""What Medicare does with the codes of a claim, by their status in the physician fee schedule."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache, partial

from attrs import field, frozen

from ....codes import FeeScheduleRow
from ....model import Claim, ServiceLine
from ... import Applies, Context, Finding, Scope, Snip, rule
from ..._code_ranges import within
from .._fee_schedule import SCHEDULE, day_within, evidence, rows_by_line
from .._places import place_of
from .._rows import rows

__all__ = ["PAID", "by_status", "of_status", "status_rule", "told"]

PAID = frozenset("ACR")
"""Statuses of what the schedule or the contractor pays by itself."""
_TOKEN = Decimal("0.01")
"""What is charged at no more than this is not billed for payment."""

status_rule = partial(
    rule,
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional", filing="MB"),
    needs="fee_schedule",
    snip=Snip.POLICY,
    source=SCHEDULE,
)
"""Declare a rule of Medicare about a status."""


@frozen
class _Row:
    statuses: frozenset[str] = field(converter=frozenset)
    not_codes: tuple[str, ...] = field(converter=tuple)
    places: frozenset[str] = field(converter=frozenset)
    spared: frozenset[str] = field(converter=frozenset)

    def takes(self, claim: Claim, line: ServiceLine, code: str) -> bool:
        """Tell whether the row speaks of a line that is billed for payment."""
        if not self.spared.isdisjoint(line.modifiers) or any(
            within(code, item) for item in self.not_codes
        ):
            return False
        if line.charge is not None and line.charge <= _TOKEN:
            return False
        return not self.places or place_of(claim, line) in self.places


@cache
def _rows_of(says: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(row["statuses"], row.get("not_codes", ()), row.get("places", ()), row["spared"])
        for row in rows("fee_schedule_statuses")
        if row["says"] == says
    )


def by_status(context: Context) -> dict[str, list[tuple[int, FeeScheduleRow]]]:
    """Return the lines that have a code of the schedule, with its row, by status."""
    return context.once(_by_status)


def _by_status(context: Context) -> dict[str, list[tuple[int, FeeScheduleRow]]]:
    found: dict[str, list[tuple[int, FeeScheduleRow]]] = {}
    for i, row in enumerate(rows_by_line(context)):
        if row is not None:
            found.setdefault(row.status or "", []).append((i, row))
    return found


def of_status(
    claim: Claim, context: Context, says: str
) -> Iterator[tuple[int, ServiceLine, FeeScheduleRow]]:
    """Yield the lines of which rows of the table say this; days not known to it are told."""
    for line, listed in zip(claim.lines, rows_by_line(context), strict=True):
        if listed is None and line.code:
            day_within(line, context)
    found = by_status(context)
    for rule_row in _rows_of(says):
        for status in sorted(rule_row.statuses.intersection(found)):
            for i, row in found[status]:
                line = claim.lines[i]
                if rule_row.takes(claim, line, row.code):
                    yield i, line, row


def told(claim: Claim, context: Context, says: str) -> Iterator[Finding]:
    """Yield a finding for each line of which rows of the table say this."""
    for i, _, row in of_status(claim, context, says):
        yield context.finding(
            f"lines[{i}].procedure",
            evidence=evidence(context, row, "status", "status"),
            code=row.code,
            status=row.status,
        )
