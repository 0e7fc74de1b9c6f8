"""A test on a hospital's patient is billed whole, reading and equipment, to Medicare.

The equipment and its staff are the hospital's, which is paid for them. Who read the test bills the
professional component: 26. Correct the place of service if the test was made elsewhere.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("71046", pc_tc="1")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> medicare = {"filing_indicator": "MB"}
>>> claim = a_claim(facility_code="22", lines=("71046", "71046-26"), coverage=medicare)
>>> for finding in professional_component_not_told.check(claim, reference=reference):
...     print(finding)
warning MOD028 lines[0].procedure: 71046 at place of service 22 without 26
"""

from collections.abc import Iterator

from ....model import ServiceLine
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
    rule,
)
from .._fee_schedule import day_within, evidence, row_of
from .._places import place_of
from ._indicators import cited

_HOSPITAL = ("19", "21", "22", "23")
_BOTH_COMPONENTS = "1"


@rule(
    "MOD028",
    "professional-component-not-told",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB"),
    needs="fee_schedule",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} at place of service {place} without 26",
    source=cited("chapter 13, section 20.2.1"),
)
def professional_component_not_told(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at lines in a hospital whose code has both components."""
    place = place_of(context.claim, line)
    if place not in _HOSPITAL or line.code is None or not {"26", "TC"}.isdisjoint(line.modifiers):
        return
    day = day_within(line, context)
    row = None if day is None else row_of(line.code, context, day)
    if row is not None and row.modifier is None and row.pc_tc == _BOTH_COMPONENTS:
        yield context.finding(
            "procedure",
            evidence=evidence(context, row, "component indicator", "pc_tc"),
            fixes=Fix(
                text="add 26 if the record shows the reading alone",
                safety=Safety.NEEDS_DOCUMENTATION,
            ),
            code=line.code,
            place=place,
        )
