"""A procedure is billed at a place at which Medicare has no price for it.

Procedures that are rarely or never done outside of a facility have NA in place of the practice
expense there, and those never done in one have it the other way round. Where it was done there all
the same, the price of the other place is paid; more often the place is wrong.

>>> from billingcore.codes import CodeTable, Entry, FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> places = CodeTable("place_of_service", [Entry("11", attributes=["non-facility"])])
>>> fees = FeeSchedule("fee_schedule", [FeeScheduleRow("27447", status="A", nonfacility_na="NA")])
>>> reference = ReferenceSet().with_(fee_schedule=fees, place_of_service=places)
>>> claim = a_claim(lines=("27447-RT",), coverage={"filing_indicator": "MB"})
>>> for finding in procedure_without_price_at_place.check(claim, reference=reference):
...     print(finding)
info POS007 facility_code: 27447 has no price at place of service 11 (non-facility)
"""

from collections.abc import Iterator

from ....codes import CodeTable
from ....model import Claim
from ... import Applies, Context, Disposition, Finding, Scope, Severity, Snip, rule
from .._fee_schedule import SCHEDULE, day_within, evidence, schedule_of
from .._places import place_of, place_path

_COLUMNS = {"facility": "facility_na", "non-facility": "nonfacility_na"}
_PRICED = ("A", "R", "T")


@rule(
    "POS007",
    "procedure-without-price-at-place",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs=("fee_schedule", "place_of_service"),
    applies=Applies(kinds="professional", filing="MB"),
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="{code} has no price at place of service {place} ({setting})",
    source=SCHEDULE,
)
def procedure_without_price_at_place(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at procedures that are paid by the schedule, at places that are known."""
    places: CodeTable = context.table("place_of_service")
    table = schedule_of(context)
    for i, line in enumerate(claim.lines):
        code, place = line.code, place_of(claim, line)
        day = day_within(line, context) if code and place else None
        row = table.get(code, on=day) if code and day else None
        if row is None or day is None or place is None or row.status not in _PRICED:
            continue
        for setting in places.get(place, on=day).attributes:
            column = _COLUMNS.get(setting)
            if column and getattr(row, column) == "NA":
                yield context.finding(
                    place_path(line, i),
                    related=[f"lines[{i}].procedure"],
                    evidence=evidence(context, row, "no price", column),
                    code=code,
                    place=place,
                    setting=setting,
                )
