"""Ask the physician fee schedule about the lines of a claim, each on its day.

The schedule is Medicare's, for practitioners; other payers follow most of what it says of codes and
modifiers, and decide for themselves what they pay. A release knows the days of its quarter.
Source: the record layout of the national physician fee schedule relative value file; Medicare
Claims Processing Manual, chapter 23, section 30 and addendum.
"""

from datetime import date

from ...codes import FeeSchedule, FeeScheduleRow
from ...model import ServiceLine
from .. import Citation, Context, Evidence

__all__ = [
    "MEDICARE",
    "SCHEDULE",
    "day_within",
    "evidence",
    "row_of",
    "rows_by_line",
    "schedule_of",
]

MEDICARE = ("MA", "MB")
"""Claim filing indicators of original Medicare."""

SCHEDULE = Citation(
    authority="Medicare Claims Processing Manual",
    section="chapter 23, addendum, physician fee schedule database",
)


def schedule_of(context: Context) -> FeeSchedule:
    """Return the table."""
    table: FeeSchedule = context.table("fee_schedule")
    return table


def day_within(line: ServiceLine, context: Context) -> date | None:
    """Return the line's day, or None where it has none or the release does not know it."""
    day = context.day_of(line)
    if day is None:
        context.not_evaluated("date of service", reason="the line states no day")
        return None
    edition = schedule_of(context).edition
    if not edition.covers(day):
        reason = f"edition {edition} does not speak of {day}"
        context.not_evaluated("fee_schedule", reason=reason)
        return None
    return day


def row_of(code: str, context: Context, day: date) -> FeeScheduleRow | None:
    """Return the row of a code: the whole procedure's, else that of its professional component."""
    return _whole(schedule_of(context), code, day)


def _whole(table: FeeSchedule, code: str, day: date) -> FeeScheduleRow | None:
    return table.get(code, on=day) or table.get(code, "26", on=day)


def rows_by_line(context: Context) -> tuple[FeeScheduleRow | None, ...]:
    """Return for each line the row of its code, that with one of its modifiers before all.

    None is a line without a code, a code that the schedule lacks, or a day that it does not know.
    """
    return context.once(_rows_by_line)


def _rows_by_line(context: Context) -> tuple[FeeScheduleRow | None, ...]:
    table = schedule_of(context)
    get, covers = table.get, table.edition.covers
    found: list[FeeScheduleRow | None] = []
    for line in context.claim.lines:
        procedure, day, row = line.procedure, context.day_of(line), None
        code = procedure.code if procedure else None
        if procedure and code and day is not None and covers(day):
            for modifier in procedure.modifiers:
                row = row or get(code, modifier, on=day)
            row = row or _whole(table, code, day)
        found.append(row)
    return tuple(found)


def evidence(context: Context, row: FeeScheduleRow, what: str, column: str) -> Evidence:
    """Return one column of a row, on which a finding rests."""
    return Evidence(
        what=what,
        table="fee_schedule",
        edition=str(schedule_of(context).edition),
        facts=(
            ("code", row.code),
            ("modifier", row.modifier or "none"),
            (column, getattr(row, column)),
        ),
    )
