"""A visit stands beside a procedure of the same day without modifier 25.

Under the outpatient prospective payment system a procedure (status S or T) includes the visit that
belongs to it. Modifier 25 says that the visit was a significant and separate service; the record
must show it.

>>> from billingcore.codes import OppsRow, OppsTable, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = OppsTable("opps", [OppsRow("11042", "T"), OppsRow("G0463", "J2")], edition="2026")
>>> reference = ReferenceSet().with_(opps=table)
>>> claim = institutional_claim(
...     lines=["G0463", {"procedure": "11042", "revenue_code": "0361"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in visit_beside_procedure_without_25.check(claim, reference=reference):
...     print(finding)
warning FAC092 lines[0].procedure.modifiers: G0463 on the day of 11042 (T) without modifier 25
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._bills import MEDICARE
from ._opps import indicators, opps_evidence, tell_unjudged, under_opps
from ._visits import HOSPITAL_VISITS, day_in, visits_by_day

_PROCEDURES = ("S", "T")


@rule(
    "FAC092",
    "visit-beside-procedure-without-25",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="opps",
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    triggers=Triggers(procedures=("9928", "G038", "G0463")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{visit} on the day of {procedure} ({status}) without modifier 25",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 20.6"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 21"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
    aliases=("IOCE 21",),
)
def visit_beside_procedure_without_25(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find visits without 25 on a day with a line of status S or T."""
    if not under_opps(claim):
        return
    tell_unjudged(context)
    found = indicators(context)
    for day, places in visits_by_day(claim, HOSPITAL_VISITS):
        procedures = [
            i
            for i, line in enumerate(claim.lines)
            if found[i] in _PROCEDURES and day_in(claim, line) == day and i not in places
        ]
        if not procedures:
            continue
        first = min(procedures, key=lambda i: (claim.lines[i].code or "", found[i] or ""))
        for i in places:
            if "25" not in claim.lines[i].modifiers:
                yield context.finding(
                    at=f"lines[{i}].procedure.modifiers",
                    visit=claim.lines[i].code,
                    procedure=claim.lines[first].code,
                    status=found[first],
                    evidence=opps_evidence(context, first),
                    fixes=Fix(
                        text="add modifier 25 if the record shows a visit of its own",
                        safety=Safety.NEEDS_DOCUMENTATION,
                    ),
                )
