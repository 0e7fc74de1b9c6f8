"""An operation on both sides is not billed the way that the payer wants it.

Medicare wants one line with 50 and one unit where the schedule lowers the price of the second side
(bilateral indicator 1); others want a line for each side. An option says which: ``by payer`` (one
line for Medicare Part B, either for the rest), ``one line``, ``two lines``.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("20610", bilateral="1")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("20610-RT", "20610-LT"), coverage={"filing_indicator": "MB"})
>>> for finding in both_sides_another_way.check(claim, reference=reference):
...     print(finding)
warning MOD030 lines[0].procedure.modifiers: 20610 of both sides goes on one line with 50
"""

from collections.abc import Iterator

from attrs import field, frozen
from attrs.validators import in_

from ....model import Claim, ServiceLine
from ... import (
    Applies,
    Context,
    Day,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._fee_schedule import day_within, evidence, row_of
from ._both_sides import BOTH, is_surgical_center
from ._indicators import cited


@frozen(kw_only=True)
class SidesOptions:
    """Say how the payer wants both sides: ``by payer``, ``one line`` or ``two lines``."""

    billed: str = field(default="by payer", validator=in_(("by payer", "one line", "two lines")))


@rule(
    "MOD030",
    "both-sides-another-way",
    scope=Scope.DAY,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=(BOTH, "LT", "RT")),
    needs="fee_schedule",
    options=SidesOptions,
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.PARTNER,
    message="{code} of both sides goes on {way}",
    source=cited("chapter 12, section 40.7"),
)
def both_sides_another_way(day: Day, context: Context) -> Iterator[Finding]:
    """Find the two sides on two lines, or 50, where the payer wants the other."""
    way = _way(context.claim, context.option("billed"))
    if way == "one line":
        for line in day.lines:
            others = [other for other in day.lines if _is_other_side(line, other)]
            if others:
                yield from _finding(line, others, "one line with 50", context)
    elif way == "two lines":
        for line in day.lines:
            if BOTH in line.modifiers:
                yield from _finding(line, [], "a line for each side", context)


def _way(claim: Claim, option: str) -> str | None:
    if is_surgical_center(claim):
        return None
    if option != "by payer":
        return option
    coverage = claim.coverage
    return "one line" if coverage is not None and coverage.filing_indicator == "MB" else None


def _is_other_side(line: ServiceLine, other: ServiceLine) -> bool:
    return (
        line.code is not None
        and line.code == other.code
        and "RT" in line.modifiers
        and "LT" in other.modifiers
        and BOTH not in (*line.modifiers, *other.modifiers)
    )


def _finding(
    line: ServiceLine, others: list[ServiceLine], way: str, context: Context
) -> Iterator[Finding]:
    on = day_within(line, context)
    row = None if on is None or line.code is None else row_of(line.code, context, on)
    if row is not None and row.bilateral == "1":
        yield context.finding(
            (line, "procedure.modifiers"),
            related=[(other, "procedure.modifiers") for other in others],
            evidence=evidence(context, row, "bilateral indicator", "bilateral"),
            code=line.code,
            way=way,
        )
