"""The bill gives a day of death, and its status says that the patient lives.

One of the two is wrong. Occurrence 55 goes with the statuses 20, 40, 41 and 42 alone.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     institutional={"discharge_status": "01", "occurrences": {"55": "2026-03-05"}}
... )
>>> for finding in day_of_death_of_the_living.check(claim):
...     print(finding)
warning FAC015 institutional.occurrences[0].code: occurrence 55 (death) beside status 01
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
from ._patient_statuses import DEATHS


@rule(
    "FAC015",
    "day-of-death-of-the-living",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="occurrence 55 (death) beside status {status}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="CMS change request", section="7792"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA43", status=("A7:461",)),
)
def day_of_death_of_the_living(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find occurrence 55 beside any other status than one of death."""
    detail = claim.institutional
    if detail is None or not detail.discharge_status or detail.discharge_status in DEATHS:
        return
    for i, occurrence in enumerate(detail.occurrences):
        if occurrence.code == "55":
            yield context.finding(
                at=f"institutional.occurrences[{i}].code",
                related=["institutional.discharge_status"],
                status=detail.discharge_status,
            )
