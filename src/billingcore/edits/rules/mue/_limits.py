"""What the unit limit rules share: how they are declared, the limit in force, the findings.

A look over the lines tells of nearly every claim that no limit is exceeded, whatever the day and
the provider; only then are units counted by line, by provider and by day.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple, TypeAlias

from attrs import frozen

from ....codes import MueRow, MueTable
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
    Triggers,
    rule,
)
from .._settings import (
    UNIT_LIMITED,
    NcciOptions,
    Unjudged,
    days_within,
    ncci_needs,
    setting,
    tell,
    unjudged,
)
from ._units import NOTHING, stated_units, units_a_day

__all__ = [
    "VERIFY",
    "Glance",
    "Limited",
    "evidence",
    "exceeded_rule",
    "glance",
    "limit_rule",
    "limited_lines",
    "may_lack",
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


def _may_exceed(context: Context) -> bool:
    """Tell whether all units of some code are above a limit, or some cannot be judged."""
    seen = _seen(context)
    return seen.above or bool(seen.lacking)


exceeded_rule = partial(
    limit_rule,
    triggers=Triggers(glance=_may_exceed),
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


_Lines: TypeAlias = tuple[Limited, ...]


class Glance(NamedTuple):
    """Tell what the lines show at once, by the table of this name."""

    name: str
    lacking: Unjudged
    above: bool
    """Whether all units of some code are above one of its limits."""
    unpublished: bool
    """Whether some code may have no limit on some day."""


def glance(context: Context) -> Glance:
    """Return what the lines show at once, and say what the table cannot judge."""
    found = _seen(context)
    if found.lacking:
        tell(context, found.lacking)
    return found


def may_lack(context: Context) -> bool:
    """Tell whether some code may have no limit, or some cannot be judged."""
    seen = _seen(context)
    return seen.unpublished or bool(seen.lacking)


def _seen(context: Context) -> Glance:
    return context.once(_glance, f"mue_{setting(context.claim, context)}")


def limited_lines(context: Context, seen: Glance, *, unpublished: bool = False) -> _Lines:
    """Return the lines that state a code and units, on days that the table speaks of.

    None are returned where there can be no line above a limit, or else without one.
    """
    wanted = seen.unpublished if unpublished else seen.above
    return context.once(_limited, seen.name) if wanted else ()


def _glance(context: Context, name: str) -> Glance:
    table: MueTable = context.table(name)
    first, last = context.first_day, context.last_day
    above = unpublished = False
    sums: dict[str, Decimal] = {}
    for line in context.claim.lines:
        code, units = line.code, stated_units(line)
        if code is not None and units is not None:
            # Units below none take nothing from those of another line.
            sums[code] = max(sums[code], NOTHING) + max(units, NOTHING) if code in sums else units
    for code, units in sums.items():
        covered = False
        for row in table.history(code):
            above = above or row.value < units
            covered = covered or _covers(row, first, last)
        unpublished = unpublished or not covered
    return Glance(name, unjudged(context, name), above, unpublished)


def _covers(row: MueRow, first: date | None, last: date | None) -> bool:
    if row.start is None and row.end is None:
        return True
    if first is None or last is None or not row.covers(first):
        return False
    return last == first or row.covers(last)


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
