"""The lines of a day and those of earlier claims report more units of a code than can be.

Limits with adjudication indicator 2 and 3 are of the patient, the provider and the day: units on
earlier claims are added, and what a day's own lines stay within is judged again with them. Units
of denied claims were not paid and do not count. Needs the patient's earlier claims.

>>> from billingcore.codes import MueRow, MueTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> limits = MueTable("mue_practitioner", [MueRow("93000", 1, "3")], edition="2026Q1")
>>> reference = ReferenceSet().with_(mue_practitioner=limits)
>>> first = a_claim(patient_control_number="A0", lines=("93000",))
>>> report = units_above_day_limit_with_earlier_claims.check(
...     a_claim(lines=("93000-76",)), reference=reference, history=[first]
... )
>>> for finding in report:
...     print(finding)
error MUE006 lines[0].quantity: 2 units of 93000 on 2026-03-02, 1 of them before; the limit is 1
"""

from collections.abc import Iterator
from decimal import Decimal

from ....codes import MueRow, MueTable
from ... import Bypass, Context, Finding, History, Scope
from .._same_service import earlier_of_day, told_of
from .._settings import days_within, ncci_needs_of_history, setting, tell_unjudged
from ._limits import VERIFY, evidence, exceeded_rule
from ._units import day_units, units_a_day

_OF_THE_DAY = ("2", "3")
_NOTHING = Decimal(0)


@exceeded_rule(
    "MUE006",
    "units-above-day-limit-with-earlier-claims",
    scope=Scope.HISTORY,
    needs=ncci_needs_of_history("mue"),
    message="{units} units of {code} on {day}, {before} of them before; the limit is {limit}",
)
def units_above_day_limit_with_earlier_claims(
    history: History, context: Context
) -> Iterator[Finding]:
    """Add up what stands of the provider and day, where the claim alone keeps to the limit."""
    if not history.standing:
        return
    claim = history.claim
    name = f"mue_{setting(claim, context)}"
    tell_unjudged(context, name)
    table: MueTable = context.table(name)
    for day in days_within(context, name):
        earlier = earlier_of_day(context, day)
        for total in day_units(claim, (day,)) if earlier else ():
            row: MueRow | None = table.get(total.code, on=day.day)
            if row is None or row.indicator not in _OF_THE_DAY or total.units > row.value:
                continue
            same = [line for line in earlier if line.code == total.code]
            before = sum((units_a_day(line.line) or _NOTHING for line in same), _NOTHING)
            if total.units > 0 and before > 0 and before + total.units > row.value > 0:
                first, *others = (f"lines[{i}].quantity" for i in total.lines)
                yield context.finding(
                    first,
                    related=others,
                    evidence=(evidence(context, row), *map(told_of, same)),
                    fixes=VERIFY,
                    bypass=Bypass(allowed=False),
                    units=before + total.units,
                    before=before,
                    code=total.code,
                    day=total.day,
                    limit=row.value,
                )
