"""The patient was in two beds in one night, according to two bills.

A stay ends before the next one begins; they may share the day of the transfer. Leave with a span of
its own (74) is left alone.

>>> from billingcore.testing import inpatient_claim
>>> before = inpatient_claim(day="2026-03-01", patient_control_number="I1")
>>> for finding in stays_that_overlap.check(inpatient_claim(), history=[before]):
...     print(finding)
warning FAC112 dates[0].period: nights from 2026-03-02 overlap a stay of 2026-03-01 to 2026-03-04
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
    History,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._bills import STAYS
from ._earlier_stays import earlier_bills, nights_of


@rule(
    "FAC112",
    "stays-that-overlap",
    scope=Scope.HISTORY,
    severity=Severity.WARNING,
    needs="history",
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.POLICY,
    message="nights from {first} overlap a stay of {other}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 3, section 40.1"
    ),
    expects=ExpectedDenial(carc="B20", group="CO"),
)
def stays_that_overlap(history: History, context: Context) -> Iterator[Finding]:
    """Compare the nights of this bill with those of the patient's other stays."""
    claim = history.claim
    nights = nights_of(claim)
    at = next((i for i, each in enumerate(claim.dates) if each.qualifier == "434"), None)
    if nights is None or at is None or _has_leave(claim):
        return
    for other in earlier_bills(history, *STAYS):
        others = nights_of(other)
        if others is None or others == nights or _has_leave(other) or not nights.meets(others):
            continue
        yield context.finding(
            at=f"dates[{at}].period",
            first=nights.first,
            other=f"{others.first} to {others.until}",
        )


def _has_leave(claim: Claim) -> bool:
    detail = claim.institutional
    return detail is not None and any(span.code == "74" for span in detail.occurrence_spans)
