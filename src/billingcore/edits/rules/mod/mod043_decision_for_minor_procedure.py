"""57 says that a visit decided on a major operation, and only minor procedures followed.

The package of a minor procedure (000, 010) begins on its own day and holds the decision; a visit
beside it is paid if it was separate, which 25 says. 57 is right if a major operation of that day or
the next stands on another claim.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("11042", global_days="000")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("99213-57", "11042"))
>>> for finding in decision_for_minor_procedure.check(claim, reference=reference):
...     print(finding)
warning MOD043 lines[0].procedure.modifiers[0]: 57 on 99213, and 11042 (000) is no major operation
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._indicators import cited
from ._surgery_days import MAJOR, MINOR, visits_with


@rule(
    "MOD043",
    "decision-for-minor-procedure",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers="57"),
    needs="fee_schedule",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="57 on {visit}, and {procedures} is no major operation",
    source=cited("chapter 12, sections 30.6.6 and 40.2.A.4"),
    expects=ExpectedDenial(carc="97", group="CO"),
)
def decision_for_minor_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at visits with 57 beside minor procedures and no major operation, that day or next."""
    for visit in visits_with("57", claim, context):
        minor = [package for package in visit.packages if package.days in MINOR]
        major = [package for package in (*visit.packages, *visit.next_day) if package.days in MAJOR]
        if minor and not major:
            yield context.finding(
                visit.path,
                related=[f"lines[{package.line}].procedure" for package in minor],
                visit=visit.code,
                procedures=sorted(f"{package.code} ({package.days})" for package in minor),
            )
