"""An operation follows another of the same claim within its package, without 58, 78 or 79.

What was planned from the start, or is more than the first operation, has 58; a return to the
operating room for a complication 78; what has nothing to do with the first 79. Without one of them
the second is taken for aftercare.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("66984", global_days="090")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> claim = a_claim(lines=("66984-RT", {"procedure": "66984-LT", "day": "2026-03-16"}))
>>> for finding in operation_after_operation.check(claim, reference=reference):
...     print(finding)
error GLB005 lines[1].procedure: 66984 of 2026-03-16 is aftercare of 66984 of 2026-03-02 (090)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Bypass, Context, Disposition, Finding, Scope
from ._package import DOCUMENT, evidence, has, operations, package_rule, runs_on, tell_unknown_days

LIFTING = ("58", "76", "77", "78", "79")


@package_rule(
    "GLB005",
    "operation-after-operation",
    scope=Scope.CLAIM,
    needs="fee_schedule",
    disposition=Disposition.LINE_DENIAL,
    message="{code} of {day} is aftercare of {first} of {operated} ({days})",
)
def operation_after_operation(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at each operation without a modifier, after others by the same physician."""
    if not runs_on(context):
        return
    tell_unknown_days(context)
    found = operations(context)
    for later in found:
        if has(later.line, *LIFTING):
            continue
        for operation in found:
            if operation.physician == later.physician and operation.is_followed_by(later.day):
                yield context.finding(
                    f"lines[{later.index}].procedure",
                    related=[f"lines[{operation.index}].procedure"],
                    evidence=evidence(context, operation),
                    fixes=DOCUMENT,
                    bypass=Bypass(allowed=True, modifiers=("58", "78", "79")),
                    code=later.code,
                    day=later.day,
                    first=operation.code,
                    operated=operation.day,
                    days=operation.row.global_days,
                )
