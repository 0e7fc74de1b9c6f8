"""What the unit limit rules share: the limit in force, the evidence, the fixes."""

from collections.abc import Iterator
from decimal import Decimal

from ....codes import MueRow, MueTable
from ....model import Claim
from ... import Citation, Context, Day, Evidence, ExpectedDenial, Fix, Safety
from .._settings import days_known, setting
from ._units import DayUnits, day_units, units_a_day

__all__ = ["EXCEEDED", "SOURCES", "VERIFY", "days_above", "evidence", "lines_with_limit"]

SOURCES = (
    Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I, section V"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.9"),
)
EXCEEDED = ExpectedDenial(carc="151", rarc="N362", group="CO")
_NOTHING = Decimal(0)
VERIFY = Fix(text="verify the units against the record", safety=Safety.NEEDS_DOCUMENTATION)


def evidence(table: MueTable, row: MueRow) -> Evidence:
    """Return the row that a finding rests on."""
    return Evidence(
        what="unit limit",
        table=table.name,
        edition=str(table.edition),
        facts=(
            ("code", row.code),
            ("value", row.value),
            ("indicator", row.indicator or "none"),
            ("from", row.start or "not given"),
            ("until", row.end or "not given"),
        ),
    )


def lines_with_limit(
    claim: Claim, context: Context
) -> Iterator[tuple[MueTable, int, Decimal, MueRow | None]]:
    """Yield each line that states units: its table, place, units a day and limit, if it has one."""
    table: MueTable = context.table(f"mue_{setting(claim, context)}")
    for day in days_known(context, table):
        for i, line in zip(day.indices, day.lines, strict=True):
            code = line.code
            units = units_a_day(line)
            if code is not None and units is not None:
                yield table, i, units, table.get(code, on=day.day)


def days_above(
    claim: Claim, context: Context, indicator: str
) -> Iterator[tuple[MueTable, DayUnits, MueRow]]:
    """Yield sums of a day above a limit with this indicator, except a limit of zero."""
    table: MueTable = context.table(f"mue_{setting(claim, context)}")
    days = days_known(context, table)
    if not _may_exceed(days, table, indicator):
        return
    for total in day_units(claim, days):
        row = table.get(total.code, on=total.day)
        if row is not None and row.indicator == indicator and 0 < row.value < total.units:
            yield table, total, row


def _may_exceed(days: tuple[Day, ...], table: MueTable, indicator: str) -> bool:
    """Tell whether all units of some code, whatever their day and provider, are above a limit.

    Hardly any claim gets this far, and adding up by days is what takes the time.
    """
    sums: dict[str, Decimal] = {}
    lowest: dict[str, int] = {}
    for day in days:
        for line in day.lines:
            code, quantity = line.code, line.quantity
            row = table.get(code, on=day.day) if code is not None else None
            if row is None or row.indicator != indicator or code is None or quantity is None:
                continue
            if quantity > 0:
                sums[code] = sums.get(code, _NOTHING) + quantity
            lowest[code] = min(row.value, lowest.get(code, row.value))
    return any(sums.get(code, _NOTHING) > value for code, value in lowest.items())
