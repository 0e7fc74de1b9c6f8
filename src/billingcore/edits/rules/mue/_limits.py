"""What the unit limit rules share: how they are declared, the limit in force, the findings.

A look over the lines tells of nearly every claim that no limit is exceeded, whatever the day and
the provider; only then are units counted by line, by provider and by day.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from attrs import frozen

from ....codes import MueRow, MueTable
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
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
from ._units import NOTHING, stated_units, units_a_day

__all__ = [
    "VERIFY",
    "Limited",
    "evidence",
    "exceeded_rule",
    "limit_rule",
    "limited_lines",
    "may_exceed",
    "table_of_limits",
]

_SOURCES = (
    Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I, section V"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.9"),
)
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


class _Glance(NamedTuple):
    above: bool
    """Whether all units of some code are above one of its limits."""
    unpublished: bool
    """Whether some code may have no limit on some day."""


def table_of_limits(claim: Claim, context: Context) -> str:
    """Return the name of the table, and say what it cannot judge."""
    name = f"mue_{setting(claim, context)}"
    tell_unjudged(context, name)
    return name


def may_exceed(context: Context, name: str) -> bool:
    """Tell whether all units of some code, of whatever day and provider, are above a limit."""
    return context.once(_glance, name).above


def limited_lines(context: Context, name: str, *, unpublished: bool = False) -> tuple[Limited, ...]:
    """Return the lines that state a code and units, on days that the table speaks of.

    None are returned where there can be no line above a limit, or else without one.
    """
    glance = context.once(_glance, name)
    wanted = glance.unpublished if unpublished else glance.above
    return context.once(_limited, name) if wanted else ()


def _glance(context: Context, name: str) -> _Glance:
    table: MueTable = context.table(name)
    first, last = context.first_day, context.last_day
    above = unpublished = False
    sums: dict[str, Decimal] = {}
    for line in context.claim.lines:
        code, units = line.code, stated_units(line)
        if code is not None and units is not None:
            sums[code] = sums.get(code, NOTHING) + max(units, NOTHING)
    for code, units in sums.items():
        covered = False
        for row in table.history(code):
            above = above or row.value < units
            covered = covered or _covers(row, first, last)
        unpublished = unpublished or not covered
    return _Glance(above, unpublished)


def _covers(row: MueRow, first: date | None, last: date | None) -> bool:
    if row.start is None and row.end is None:
        return True
    return first is not None and last is not None and row.covers(first) and row.covers(last)


def _limited(context: Context, name: str) -> tuple[Limited, ...]:
    table: MueTable = context.table(name)
    found = []
    for day in days_within(context, name):
        for i, line in zip(day.indices, day.lines, strict=True):
            code, units = line.code, units_a_day(line)
            if code is not None and units is not None:
                found.append(Limited(i, day.day, code, units, table.get(code, on=day.day)))
    return tuple(found)


def evidence(context: Context, row: MueRow, limit: int | None = None) -> Evidence:
    """Return the row that a finding rests on; `limit` is what it comes to on this claim."""
    name = f"mue_{setting(context.claim, context)}"
    facts: tuple[tuple[str, object], ...] = (
        ("code", row.code),
        ("value", row.value),
        ("indicator", row.indicator or "none"),
        ("from", row.start or "not given"),
        ("until", row.end or "not given"),
    )
    if limit is not None and limit != row.value:
        facts += (("for both sides at a surgical center", limit),)
    return Evidence(
        what="unit limit", table=name, edition=str(context.table(name).edition), facts=facts
    )
