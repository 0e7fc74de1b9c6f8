"""A visit is aftercare of an operation on an earlier claim.

For ten or ninety days after an operation visits of the surgeon, and of colleagues of the same
group and specialty, are paid with it. One for something else has 24, and another diagnosis; the
visit at which another operation was decided has 57; critical care that has nothing to do with the
operation has FT.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("66984", global_days="090")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> sent = a_claim(day="2026-01-05", lines="66984-RT")
>>> for finding in visit_in_postoperative_period.check(
...     a_claim(lines="99213"), reference=reference, history=[sent]
... ):
...     print(finding)
error GLB007 lines[0].procedure: 99213 of 2026-03-02 is aftercare of 66984 of 2026-01-05 (090)
"""

from collections.abc import Iterator

from ... import Bypass, Context, Disposition, Finding, History, Scope, Triggers
from ._history import by_same_physician, judged
from ._package import DOCUMENT, evidence, has, package_rule, visits


@package_rule(
    "GLB007",
    "visit-in-postoperative-period",
    scope=Scope.HISTORY,
    needs=("fee_schedule", "history"),
    triggers=Triggers(procedures=("92", "98", "99"), earlier=True),
    disposition=Disposition.LINE_DENIAL,
    message="{visit} of {day} is aftercare of {code} of {operated} ({days})",
)
def visit_in_postoperative_period(history: History, context: Context) -> Iterator[Finding]:
    """Look at each visit without a modifier, after operations on earlier claims."""
    for visit in visits(context):
        if has(visit.line, "24", "57", "FT"):
            continue
        for operation, known in by_same_physician(context, visit.physician):
            if operation.is_followed_by(visit.day) and judged(context, known=known):
                yield context.finding(
                    f"lines[{visit.index}].procedure",
                    evidence=evidence(context, operation),
                    fixes=DOCUMENT,
                    bypass=Bypass(allowed=True, modifiers=("24",)),
                    visit=visit.code,
                    day=visit.day,
                    code=operation.code,
                    operated=operation.day,
                    days=operation.row.global_days,
                )
