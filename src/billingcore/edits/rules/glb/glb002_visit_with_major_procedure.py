"""A visit stands on the day of a major procedure or the day before, without 57.

The package of a procedure with global days 090 begins on the day before. The visit at which the
operation was decided is billed with 57; one for something else with 24 or 25.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("44950", global_days="090")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> claim = a_claim(lines=("99222", {"procedure": "44950", "day": "2026-03-03"}))
>>> for finding in visit_with_major_procedure.check(claim, reference=reference):
...     print(finding)
error GLB002 lines[0].procedure: 99222 of 2026-03-02 is in the package of 44950 of 2026-03-03
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Bypass, Context, Disposition, Finding, Scope
from ._package import BESIDE, DOCUMENT, evidence, has, operations, package_rule, visits

_LIFTING = ("24", "25", "57", "FT")


@package_rule(
    "GLB002",
    "visit-with-major-procedure",
    scope=Scope.CLAIM,
    needs="fee_schedule",
    triggers=BESIDE,
    disposition=Disposition.LINE_DENIAL,
    message="{visit} of {day} is in the package of {code} of {operated}",
)
def visit_with_major_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at each visit without a modifier, on the day of a major procedure or before it."""
    for visit in visits(context):
        if has(visit.line, *_LIFTING):
            continue
        near = [
            operation
            for operation in operations(context)
            if operation.is_major
            and operation.physician == visit.physician
            and 0 <= (operation.day - visit.day).days <= 1
        ]
        if near:
            yield context.finding(
                f"lines[{visit.index}].procedure",
                related=[f"lines[{one.index}].procedure" for one in near],
                evidence=evidence(context, near[0]),
                fixes=DOCUMENT,
                bypass=Bypass(allowed=True, modifiers=("57",)),
                visit=visit.code,
                day=visit.day,
                code=sorted({one.code for one in near}),
                operated=sorted({str(one.day) for one in near}),
            )
