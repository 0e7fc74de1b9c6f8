"""Medicare pays for this only where nothing else of the fee schedule is billed that day.

The status is T: drawing blood from a device, oximetry and the like are within whatever else the
same provider does that day. Leave the line out, or expect its denial.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("99213", status="A"), FeeScheduleRow("94760", status="T")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(lines=("99213", "94760"), coverage={"filing_indicator": "MB"})
>>> for finding in injection_beside_other_services.check(claim, reference=reference):
...     print(finding)
warning PX115 lines[1].procedure: 94760 is paid within 99213 of that day
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Severity
from .._fee_schedule import evidence
from ._statuses import PAID, by_status, of_status, status_rule


@status_rule(
    "PX115",
    "injection-beside-other-services",
    severity=Severity.WARNING,
    disposition=Disposition.LINE_DENIAL,
    message="{code} is paid within {others} of that day",
    expects=ExpectedDenial(carc="97", rarc="M15", group="CO"),
    liability="provider",
)
def injection_beside_other_services(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for paid services of the same provider and day beside lines of that status."""
    lines = tuple(of_status(claim, context, "bundled with others"))
    if not lines:
        return
    paid = {i for status in PAID for i, _ in by_status(context).get(status, ())}
    for i, _, row in lines:
        day = next((day for day in context.days if i in day.indices), None)
        others = sorted(paid.intersection(day.indices)) if day is not None else []
        if others:
            yield context.finding(
                f"lines[{i}].procedure",
                related=[f"lines[{other}].procedure" for other in others],
                evidence=evidence(context, row, "status", "status"),
                code=row.code,
                others=sorted({claim.lines[other].code or "" for other in others}),
            )
