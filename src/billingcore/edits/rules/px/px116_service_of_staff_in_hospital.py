"""What a practitioner's staff or equipment does is billed for a hospital's patient.

The component indicator is 3 (a test without its reading) or 5 (what staff give incident to a
practitioner's service). In a hospital staff and equipment are the hospital's, inpatient or
outpatient, and Medicare pays nobody else for them. Correct the place of service, or leave it out.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("96372", pc_tc="5", status="A")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> medicare = {"filing_indicator": "MB"}
>>> claim = a_claim(facility_code="22", lines=("96372",), coverage=medicare)
>>> for finding in service_of_staff_in_hospital.check(claim, reference=reference):
...     print(finding)
warning PX116 lines[0].procedure: 96372 at place of service 22 is the hospital's
(indicator 5)
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from .._fee_schedule import SCHEDULE, day_within, evidence, row_of
from .._places import place_of

_HOSPITAL = ("19", "21", "22", "23")
_NOT_OF_PRACTITIONERS = ("3", "5")


@rule(
    "PX116",
    "service-of-staff-in-hospital",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB"),
    needs="fee_schedule",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} at place of service {place} is the hospital's (indicator {indicator})",
    source=(
        SCHEDULE,
        Citation(authority="42 CFR 411.15", section="(m)"),
        Citation(authority="42 CFR 410.26", section="(b)(1)"),
    ),
    expects=ExpectedDenial(carc="5", rarc="M77", group="CO"),
)
def service_of_staff_in_hospital(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at lines in a hospital whose code has no work of a practitioner."""
    place = place_of(context.claim, line)
    if place not in _HOSPITAL or line.code is None or "TC" in line.modifiers:
        return
    day = day_within(line, context)
    row = None if day is None else row_of(line.code, context, day)
    if row is not None and row.pc_tc in _NOT_OF_PRACTITIONERS:
        yield context.finding(
            "procedure",
            evidence=evidence(context, row, "component indicator", "pc_tc"),
            code=line.code,
            place=place,
            indicator=row.pc_tc,
        )
