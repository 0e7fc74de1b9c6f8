"""An operation follows one on an earlier claim within its package, without 58, 78 or 79.

What was planned from the start, or is more than the first operation, has 58; a return to the
operating room for a complication 78; what has nothing to do with the first 79: the other eye, two
weeks later. Without one of them the second is taken for aftercare.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("66984", global_days="090")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> sent = a_claim(day="2026-02-16", lines="66984-RT")
>>> for finding in operation_in_postoperative_period.check(
...     a_claim(lines="66984-LT"), reference=reference, history=[sent]
... ):
...     print(finding)
error GLB008 lines[0].procedure: 66984 of 2026-03-02 is aftercare of 66984 of 2026-02-16 (090)
"""

from collections.abc import Iterator

from ... import Bypass, Context, Disposition, Finding, History, Scope, Triggers
from ._history import by_same_physician, judged
from ._package import DOCUMENT, evidence, has, operations, package_rule, tell_unknown_days


@package_rule(
    "GLB008",
    "operation-in-postoperative-period",
    scope=Scope.HISTORY,
    needs=("fee_schedule", "history"),
    triggers=Triggers(earlier=True),
    disposition=Disposition.LINE_DENIAL,
    message="{code} of {day} is aftercare of {first} of {operated} ({days})",
)
def operation_in_postoperative_period(history: History, context: Context) -> Iterator[Finding]:
    """Look at each operation without a modifier, after those on earlier claims."""
    if not history.standing:
        return
    tell_unknown_days(context)
    for later in operations(context):
        if has(later.line, "58", "76", "77", "78", "79"):
            continue
        for operation, known in by_same_physician(context, later.physician):
            if operation.is_followed_by(later.day) and judged(context, known=known):
                yield context.finding(
                    f"lines[{later.index}].procedure",
                    evidence=evidence(context, operation),
                    fixes=DOCUMENT,
                    bypass=Bypass(allowed=True, modifiers=("58", "78", "79")),
                    code=later.code,
                    day=later.day,
                    first=operation.code,
                    operated=operation.day,
                    days=operation.row.global_days,
                )
