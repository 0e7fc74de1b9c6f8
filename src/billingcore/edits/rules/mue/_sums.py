"""Sums of a day that are above a limit: of the claim, or together with earlier claims."""

from collections.abc import Iterator

from ....codes import MueRow, MueTable
from ....model import Claim
from ... import Bypass, Context, Finding
from .._same_provider import Gathered, gathered, tell_unknown_specialty
from ._limits import VERIFY, evidence, glance
from ._surgical_centers import limit_of
from ._units import DayUnits, day_units

__all__ = ["above_in_a_day", "sums_above"]


def above_in_a_day(claim: Claim, context: Context, indicator: str) -> Iterator[Finding]:
    """Report sums of a day above a limit with this indicator, except a limit of zero."""
    seen = glance(context)
    if not seen.above:
        return
    name = seen.name
    found = context.once(gathered, name, context.options.provider)
    tell_unknown_specialty(context, found)
    for total, row, limit in sums_above(context, name, found):
        if row.indicator == indicator:
            first, *others = (f"lines[{i}].quantity" for i in total.lines)
            yield context.finding(
                first,
                related=others,
                evidence=evidence(context, row, limit),
                fixes=VERIFY,
                bypass=Bypass(allowed=False),
                units=total.units,
                code=total.code,
                day=total.day,
                limit=limit,
            )


def sums_above(
    context: Context, name: str, found: Gathered
) -> Iterator[tuple[DayUnits, MueRow, int]]:
    """Yield the sums above their limits, with the limit, except a limit of zero."""
    table: MueTable = context.table(name)
    for total in day_units(found):
        row = table.get(total.code, on=total.day)
        if row is not None and row.value > 0:
            limit = limit_of(context, row, total.day)
            if limit < total.units:
                yield total, row, limit
