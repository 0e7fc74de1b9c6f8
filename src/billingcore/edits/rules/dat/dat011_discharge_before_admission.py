"""The patient is discharged before being admitted.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(dates={"435": "2026-03-02", "096": "2026-03-01"})
>>> for finding in discharge_before_admission.check(claim):
...     print(finding)
error DAT011 dates[1].period: discharged 2026-03-01, before the admission on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "DAT011",
    "discharge-before-admission",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="dates"),
    applies=Applies(kinds="professional"),
    snip=Snip.SITUATION,
    message="discharged {discharge}, before the admission on {admission}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 18"),
        Citation(authority="X12 005010X222 837", section="2300 DTP*435, DTP*096"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N318"),
)
def discharge_before_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare dates 435 and 096; an institutional claim gives the hour of discharge only."""
    admission = claim.dated("435")
    for i, stated in enumerate(claim.dates):
        day = stated.period.start if stated.period else None
        if stated.qualifier == "096" and day and admission and day < admission.start:
            yield context.finding(at=f"dates[{i}].period", discharge=day, admission=admission.start)
