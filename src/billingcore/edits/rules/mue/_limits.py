"""What the unit limit rules share: how they are declared, the limit in force, the findings."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from attrs import frozen

from ....codes import MueRow, MueTable
from ....model import Claim
from ... import (
    Bypass,
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)
from .._settings import (
    UNIT_LIMITED,
    NcciOptions,
    days_within,
    ncci_needs,
    setting,
    tell_unjudged,
)
from ._units import DayUnits, day_units, units_a_day

__all__ = [
    "VERIFY",
    "Limited",
    "above_in_a_day",
    "evidence",
    "exceeded_rule",
    "limit_rule",
    "limited_lines",
]

_SOURCES = (
    Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I, section V"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.9"),
)
_NOTHING = Decimal(0)
VERIFY = Fix(text="verify the units against the record", safety=Safety.NEEDS_DOCUMENTATION)

limit_rule = partial(
    rule,
    scope=Scope.CLAIM,
    applies=UNIT_LIMITED,
    needs=ncci_needs("mue"),
    options=NcciOptions,
    snip=Snip.POLICY,
    source=_SOURCES,
)
"""Declare a rule about unit limits."""
exceeded_rule = partial(
    limit_rule,
    disposition=Disposition.LINE_DENIAL,
    expects=ExpectedDenial(carc="151", rarc="N362", group="CO"),
    liability="provider",
    aliases=("IOCE 15",),
)
"""Declare a rule about more units than a limit."""


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


def above_in_a_day(claim: Claim, context: Context, indicator: str) -> Iterator[Finding]:
    """Report sums of a day above a limit with this indicator, except a limit of zero."""
    for total, row in _days_above(claim, context, indicator):
        first, *others = (f"lines[{i}].quantity" for i in total.lines)
        yield context.finding(
            first,
            related=others,
            evidence=evidence(context, row),
            fixes=VERIFY,
            bypass=Bypass(allowed=False),
            units=total.units,
            code=total.code,
            day=total.day,
            limit=row.value,
        )


def _days_above(
    claim: Claim, context: Context, indicator: str
) -> Iterator[tuple[DayUnits, MueRow]]:
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
