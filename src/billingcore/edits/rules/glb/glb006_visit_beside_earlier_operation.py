"""A visit is in the package of an operation that an earlier claim billed for the same days.

Sent apart, the visit is in the package all the same: the visit on the day of an operation, and with
a major one that on the day before. 57 says that the major operation was decided there, 25 that the
visit was significant and separate from a minor one.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("20610", global_days="000")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> sent = a_claim(lines="20610")
>>> for finding in visit_beside_earlier_operation.check(
...     a_claim(lines="99213"), reference=reference, history=[sent]
... ):
...     print(finding)
error GLB006 lines[0].procedure: 99213 of 2026-03-02 is in the package of 20610 of 2026-03-02 (000)
"""

from collections.abc import Iterator

from ... import Bypass, Context, Disposition, Finding, History, Scope, Triggers
from ._history import by_same_physician, judged
from ._package import DOCUMENT, Operation, Visit, evidence, has, package_rule, visits


@package_rule(
    "GLB006",
    "visit-beside-earlier-operation",
    scope=Scope.HISTORY,
    needs=("fee_schedule", "history"),
    triggers=Triggers(procedures=("92", "98", "99"), earlier=True),
    disposition=Disposition.LINE_DENIAL,
    message="{visit} of {day} is in the package of {code} of {operated} ({days})",
)
def visit_beside_earlier_operation(history: History, context: Context) -> Iterator[Finding]:
    """Look at each visit without a modifier, about operations on earlier claims."""
    for visit in visits(context):
        if has(visit.line, "24", "25", "57", "FT"):
            continue
        for operation, known in by_same_physician(context, visit.physician):
            if _includes(operation, visit) and judged(context, known=known):
                yield context.finding(
                    f"lines[{visit.index}].procedure",
                    evidence=evidence(context, operation),
                    fixes=DOCUMENT,
                    bypass=Bypass(
                        allowed=True, modifiers=("57",) if operation.is_major else ("25",)
                    ),
                    visit=visit.code,
                    day=visit.day,
                    code=operation.code,
                    operated=operation.day,
                    days=operation.row.global_days,
                )


def _includes(operation: Operation, visit: Visit) -> bool:
    days = (operation.day - visit.day).days
    return days == 0 or (days == 1 and operation.is_major)
