"""The notice of a home health admission is sent later than five days after care began.

Medicare pays less for each day from the admission to the day on which the notice was received; what
it does not pay is the agency's to bear.

>>> from datetime import date
>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32", frequency="A", day="2026-03-02", coverage={"filing_indicator": "MA"}
... )
>>> for finding in notice_of_admission_late.check(claim, as_of=date(2026, 3, 8)):
...     print(finding)
warning HHA009 frequency: received 2026-03-08, 6 days after care began on 2026-03-02; 5 are allowed
"""

from collections.abc import Iterator
from datetime import date

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
    rule,
)
from ._bills import HOME_HEALTH, MEDICARE

_ALLOWED = 5


@rule(
    "HHA009",
    "notice-of-admission-late",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="as_of",
    applies=Applies(
        kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE, since=date(2022, 1, 1)
    ),
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="received {received}, {days} days after care began on {began}; {allowed} are allowed",
    source=(
        Citation(authority="42 CFR 484.205(j)"),
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 10, section 10.1.10.3"
        ),
    ),
    liability="provider",
)
def notice_of_admission_late(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the days from the first of the statement."""
    began, received = context.first_day, context.as_of
    if claim.frequency != "A" or began is None or received is None:
        return
    days = (received - began).days
    if days > _ALLOWED:
        yield context.finding(
            "frequency", received=received, days=days, began=began, allowed=_ALLOWED
        )
