"""A modifier speaks of the time after an operation, and no operation is known.

24, 58, 78 and 79 say that the service falls into the package of an earlier operation. Among the
patient's claims of the last ninety days there is none that it could be. The operation may have been
billed elsewhere; or the modifier is not needed.

>>> from billingcore.codes import FeeSchedule, ReferenceSet
>>> from billingcore.testing import a_claim
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", []))
>>> for finding in postoperative_modifier_without_operation.check(
...     a_claim(lines="99213-24"), reference=reference, history=[]
... ):
...     print(finding)
info GLB009 lines[0].procedure.modifiers[0]: 24 on 2026-03-02: no operation of the 90 days before is
known
"""

from collections.abc import Iterator
from datetime import date

from ... import Context, Disposition, Finding, History, Scope, Severity, Triggers
from .._procedures import is_a
from .._settings import days_within
from ._package import LONGEST, earlier_operations, operations, package_rule, tell_unknown_days

_AFTER = ("24", "58", "78", "79")


@package_rule(
    "GLB009",
    "postoperative-modifier-without-operation",
    scope=Scope.HISTORY,
    needs=("fee_schedule", "history"),
    triggers=Triggers(modifiers=_AFTER),
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    message="{modifier} on {day}: no operation of the {days} days before is known",
)
def postoperative_modifier_without_operation(
    history: History, context: Context
) -> Iterator[Finding]:
    """Look at each of these modifiers for any operation before, whoever did it."""
    tell_unknown_days(context)
    for day in days_within(context, "fee_schedule"):
        for i, line in zip(day.indices, day.lines, strict=True):
            for place, modifier in enumerate(line.modifiers):
                if modifier in _AFTER and not _operated(context, i, day.day):
                    yield context.finding(
                        f"lines[{i}].procedure.modifiers[{place}]",
                        modifier=modifier,
                        day=day.day,
                        days=LONGEST,
                    )


def _operated(context: Context, index: int, day: date) -> bool:
    """Tell whether anything that may be an operation was billed in the days before, or that day.

    The line itself is none of them.
    """
    own = (operation for operation in operations(context) if operation.index != index)
    known = (*own, *earlier_operations(context))
    if any(0 <= (day - operation.day).days <= LONGEST for operation in known):
        return True
    since = date.fromordinal(max(day.toordinal() - LONGEST, date.min.toordinal()))
    lines = context.history.lines(since=since, until=day)
    return any(line.code is not None and is_a(line.code, "surgery") for line in lines)
