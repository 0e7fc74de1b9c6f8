"""A bill of a hospital stay gives the day of admission without the hour.

The hour stands beside the day, in 24 hours. Nursing facilities need not give it.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(dates={"434": "2026-03-02..2026-03-05", "435": "2026-03-02"})
>>> for finding in no_admission_hour.check(claim):
...     print(finding)
warning FAC027 dates[1].period: the hour of admission is missing
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
    Scope,
    Severity,
    Snip,
    rule,
)


@rule(
    "FAC027",
    "no-admission-hour",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=("11", "18", "41")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the hour of admission is missing",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 13"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*435"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N46", status=("A7:230",)),
)
def no_admission_hour(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find date 435 without a time."""
    for i, stated in enumerate(claim.dates):
        if stated.qualifier == "435" and stated.period is not None and stated.at is None:
            yield context.finding(at=f"dates[{i}].period")
