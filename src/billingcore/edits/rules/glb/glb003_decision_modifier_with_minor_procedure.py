"""A visit has 57, and the procedure beside it is minor.

57 says that a major operation was decided, one with ninety days of aftercare. Beside a minor
procedure payers do not take it; if the visit was significant and separate, 25 says so.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("20610", global_days="000")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> claim = a_claim(lines=("99213-57", "20610"))
>>> for finding in decision_modifier_with_minor_procedure.check(claim, reference=reference):
...     print(finding)
warning GLB003 lines[0].procedure.modifiers[0]: 57 on 99213, beside 20610 (000) alone
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, Finding, Scope, Severity, Triggers
from ._package import evidence, has, operations, package_rule, visits


@package_rule(
    "GLB003",
    "decision-modifier-with-minor-procedure",
    scope=Scope.CLAIM,
    needs="fee_schedule",
    triggers=Triggers(modifiers=("57",)),
    severity=Severity.WARNING,
    disposition=Disposition.LINE_DENIAL,
    message="57 on {visit}, beside {code} ({days}) alone",
)
def decision_modifier_with_minor_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at each visit with 57 and without 25, beside minor procedures and no major one."""
    for visit in visits(context):
        if not has(visit.line, "57") or has(visit.line, "25"):
            continue
        near = [
            operation
            for operation in operations(context)
            if operation.physician == visit.physician and 0 <= (operation.day - visit.day).days <= 1
        ]
        minor = [operation for operation in near if operation.day == visit.day]
        if minor and not any(operation.is_major for operation in near):
            where = visit.line.modifiers.index("57")
            yield context.finding(
                f"lines[{visit.index}].procedure.modifiers[{where}]",
                related=[f"lines[{one.index}].procedure" for one in minor],
                evidence=evidence(context, minor[0]),
                visit=visit.code,
                code=sorted({one.code for one in minor}),
                days=sorted({one.row.global_days or "" for one in minor}),
            )
