"""Outpatient services fall between the days of admission and discharge of a hospital stay.

Whatever a patient of a hospital gets from anybody else is the hospital's to bill and pay for. On
the days of admission and discharge the patient may be an outpatient as well.

>>> from billingcore.testing import inpatient_claim, institutional_claim
>>> claim = institutional_claim(day="2026-03-03", coverage={"filing_indicator": "MA"})
>>> for finding in outpatient_during_a_stay.check(claim, history=[inpatient_claim()]):
...     print(finding)
warning FAC113 lines[0].period: services during a stay from 2026-03-02 to 2026-03-05
"""

from collections.abc import Iterator

from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    History,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._bills import MEDICARE
from ._earlier_stays import days_billed, earlier_bills, nights_of


@rule(
    "FAC113",
    "outpatient-during-a-stay",
    scope=Scope.HISTORY,
    severity=Severity.WARNING,
    needs="history",
    applies=Applies(kinds="institutional", bills=("13", "14", "85"), filing=MEDICARE),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="services during a stay from {first} to {until}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 3, section 10.4"
    ),
    expects=ExpectedDenial(carc="97", rarc="M2", group="CO"),
)
def outpatient_during_a_stay(history: History, context: Context) -> Iterator[Finding]:
    """Find lines that begin between the days of admission and discharge of a stay."""
    for other in earlier_bills(history, "11"):
        nights = nights_of(other)
        if nights is None:
            continue
        lines = [i for i, period in days_billed(history.claim) if nights.holds(period.start)]
        if lines:
            yield context.finding(
                at=f"lines[{lines[0]}].period",
                related=[f"lines[{i}].period" for i in lines[1:]],
                first=nights.first,
                until=nights.until,
            )
