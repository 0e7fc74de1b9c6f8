"""What the unit limit rules share: the limit in force, the evidence, the fixes."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from attrs import frozen

from ....codes import MueRow, MueTable
from ....model import Claim
from ... import Citation, Context, Evidence, ExpectedDenial, Fix, Safety
from .._settings import days_within, setting, tell_unjudged
from ._units import DayUnits, day_units, units_a_day

__all__ = ["EXCEEDED", "SOURCES", "VERIFY", "Limited", "days_above", "evidence", "limited_lines"]

SOURCES = (
    Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I, section V"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.9"),
)
EXCEEDED = ExpectedDenial(carc="151", rarc="N362", group="CO")
_NOTHING = Decimal(0)
VERIFY = Fix(text="verify the units against the record", safety=Safety.NEEDS_DOCUMENTATION)


@frozen
class Limited:
    """Give a line by its place, its units for one day, and the limit of its code if it has one."""

    line: int
    day: date
    code: str
    units: Decimal
    row: MueRow | None


def evidence(context: Context, row: MueRow) -> Evidence:
    """Return the row that a finding rests on."""
    name = f"mue_{setting(context.claim, context)}"
    return Evidence(
        what="unit limit",
        table=name,
        edition=str(context.table(name).edition),
        facts=(
            ("code", row.code),
            ("value", row.value),
            ("indicator", row.indicator or "none"),
            ("from", row.start or "not given"),
            ("until", row.end or "not given"),
        ),
    )


def limited_lines(claim: Claim, context: Context) -> tuple[Limited, ...]:
    """Return the lines that state a code and units, on days that the table speaks of."""
    name = f"mue_{setting(claim, context)}"
    tell_unjudged(context, name)
    return context.once(_limited, name)


def _limited(context: Context, name: str) -> tuple[Limited, ...]:
    table: MueTable = context.table(name)
    found = []
    for day in days_within(context, name):
        for i, line in zip(day.indices, day.lines, strict=True):
            code, units = line.code, units_a_day(line)
            if code is not None and units is not None:
                found.append(Limited(i, day.day, code, units, table.get(code, on=day.day)))
    return tuple(found)


def days_above(claim: Claim, context: Context, indicator: str) -> Iterator[tuple[DayUnits, MueRow]]:
    """Yield sums of a day above a limit with this indicator, except a limit of zero."""
    if not _may_exceed(claim, limited_lines(claim, context), indicator):
        return
    name = f"mue_{setting(claim, context)}"
    table: MueTable = context.table(name)
    for total in day_units(claim, days_within(context, name)):
        row = table.get(total.code, on=total.day)
        if row is not None and row.indicator == indicator and 0 < row.value < total.units:
            yield total, row


def _may_exceed(claim: Claim, lines: tuple[Limited, ...], indicator: str) -> bool:
    """Tell whether all units of some code, whatever their day and provider, are above a limit.

    Hardly any claim gets this far, and adding up by days is what takes the time.
    """
    sums: dict[str, Decimal] = {}
    lowest: dict[str, int] = {}
    for item in lines:
        row = item.row
        if row is not None and row.indicator == indicator:
            quantity = claim.lines[item.line].quantity or _NOTHING
            sums[item.code] = sums.get(item.code, _NOTHING) + max(quantity, _NOTHING)
            lowest[item.code] = min(row.value, lowest.get(item.code, row.value))
    return any(sums[code] > value for code, value in lowest.items())
