"""Observation lasted fewer than eight hours.

Medicare pays for observation as a service of its own from eight hours on, and other payers follow;
below that the hours are reported and paid within the visit. Count from the order to the end of the
care, in whole hours.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "G0378", "revenue_code": "0762", "quantity": 7}]
... )
>>> for finding in observation_under_eight_hours.check(claim):
...     print(finding)
info FAC102 lines[0].quantity: 7 hours of observation; payment begins at 8
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._bills import HOSPITAL_OUTPATIENT
from ._stays import units

_ENOUGH = 8


@rule(
    "FAC102",
    "observation-under-eight-hours",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    applies=Applies(kinds="institutional", bills=HOSPITAL_OUTPATIENT),
    triggers=Triggers(procedures="G0378"),
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="{hours} hours of observation; payment begins at {enough}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 4, section 290.5"
    ),
)
def observation_under_eight_hours(claim: Claim, context: Context) -> Iterator[Finding]:
    """Add up the units of G0378."""
    lines = tuple(i for i, line in enumerate(claim.lines) if line.code == "G0378")
    hours = units(claim, lines) if lines else None
    if hours is not None and hours < _ENOUGH:
        yield context.finding(
            at=f"lines[{lines[0]}].quantity",
            related=[f"lines[{i}].quantity" for i in lines[1:]],
            hours=hours,
            enough=_ENOUGH,
        )
