"""A visit with 25 stands beside major operations alone; 57 would say that it decided on them.

The package of a major operation (090) holds the visits of its day and the day before. 57 takes the
visit out that decided on it; 25 is for a visit that was about something else.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("44950", global_days="090")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("99285-25", "44950"))
>>> for finding in separate_visit_beside_major_operation.check(claim, reference=reference):
...     print(finding)
info MOD044 lines[0].procedure.modifiers[0]: 25 on 99285 beside 44950; is it 57?
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._indicators import cited
from ._surgery_days import visits_with

_OF_ITSELF = frozenset({"090", "ZZZ"})


@rule(
    "MOD044",
    "separate-visit-beside-major-operation",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers="25"),
    needs="fee_schedule",
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="25 on {visit} beside {procedures}; is it 57?",
    source=cited("chapter 12, sections 30.6.6 and 40.2.A.4"),
)
def separate_visit_beside_major_operation(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at visits with 25 beside nothing but major operations and what belongs to them."""
    for visit in visits_with("25", claim, context):
        major = [package for package in visit.packages if package.days == "090"]
        others = {package.days for package in visit.packages} - _OF_ITSELF
        if major and not others and {"24", "57"}.isdisjoint(visit.modifiers):
            yield context.finding(
                visit.path,
                related=[f"lines[{package.line}].procedure" for package in major],
                fixes=Fix(
                    text="57 if the visit decided on the operation",
                    safety=Safety.NEEDS_DOCUMENTATION,
                ),
                visit=visit.code,
                procedures=sorted(package.code for package in major),
            )
