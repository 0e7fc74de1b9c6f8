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

from ... import Bypass, Context, Finding, History, Scope, Triggers
from .._same_provider import earlier_lines, gathered, tell_unknown_specialty, told_of
from .._settings import UNIT_LIMITED, ncci_needs_of_history
from ._limits import VERIFY, evidence, exceeded_rule, glance
from ._sums import sums_above

_OF_THE_DAY = ("2", "3")


@exceeded_rule(
    "MUE006",
    "units-above-day-limit-with-earlier-claims",
    scope=Scope.HISTORY,
    needs=ncci_needs_of_history("mue"),
    triggers=Triggers(earlier=True),
    message="{units} units of {code} on {day}, {before} of them before; the limit is {limit}",
)
def units_above_day_limit_with_earlier_claims(
    history: History, context: Context
) -> Iterator[Finding]:
    """Add up what stands of the provider and day, where the claim alone keeps to the limit."""
    if not history.standing:
        return
    name = glance(context).name
    earlier = earlier_lines(context, UNIT_LIMITED)
    if not earlier:
        return
    found = gathered(context, name, context.options.provider, earlier)
    tell_unknown_specialty(context, found)
    for total, row, limit in sums_above(context, name, found):
        own = total.units - total.before
        if row.indicator in _OF_THE_DAY and 0 < own <= limit:
            first, *others = (f"lines[{i}].quantity" for i in total.lines if i < found.own)
            before = [earlier[i - found.own] for i in total.lines if i >= found.own]
            yield context.finding(
                first,
                related=others,
                evidence=(evidence(context, row, limit), *map(told_of, before)),
                fixes=VERIFY,
                bypass=Bypass(allowed=False),
                units=total.units,
                before=total.before,
                code=total.code,
                day=total.day,
                limit=limit,
            )
