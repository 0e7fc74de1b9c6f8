"""A visit follows an operation of the same claim within its package.

The aftercare of ten or ninety days is paid with the operation. A visit for something else has 24;
the visit at which another operation was decided has 57.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("44950", global_days="090")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> claim = a_claim(lines=("44950", {"procedure": "99231", "day": "2026-03-04"}))
>>> for finding in visit_after_operation.check(claim, reference=reference):
...     print(finding)
error GLB004 lines[1].procedure: 99231 of 2026-03-04 is aftercare of 44950 of 2026-03-02 (090)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Bypass, Context, Disposition, Finding, Scope
from ._package import BESIDE, DOCUMENT, evidence, has, operations, package_rule, runs_on, visits

_LIFTING = ("24", "57", "FT")


@package_rule(
    "GLB004",
    "visit-after-operation",
    scope=Scope.CLAIM,
    needs="fee_schedule",
    triggers=BESIDE,
    disposition=Disposition.LINE_DENIAL,
    message="{visit} of {day} is aftercare of {code} of {operated} ({days})",
)
def visit_after_operation(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at each visit without a modifier, after operations by the same physician."""
    for visit in visits(context) if runs_on(context) else ():
        if has(visit.line, *_LIFTING):
            continue
        for operation in operations(context):
            if operation.physician == visit.physician and operation.is_followed_by(visit.day):
                yield context.finding(
                    f"lines[{visit.index}].procedure",
                    related=[f"lines[{operation.index}].procedure"],
                    evidence=evidence(context, operation),
                    fixes=DOCUMENT,
                    bypass=Bypass(allowed=True, modifiers=("24",)),
                    visit=visit.code,
                    day=visit.day,
                    code=operation.code,
                    operated=operation.day,
                    days=operation.row.global_days,
                )
