"""The bill has more days of accommodation than its statement has days.

A patient has one bed at a time. A mother and her newborn on one bill count once.

>>> from billingcore.testing import inpatient_claim
>>> for finding in more_beds_than_days.check(inpatient_claim(lines=[{"quantity": 5}])):
...     print(finding)
warning FAC043 lines[0].quantity: 5 days of accommodation in a statement of 4 days
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
from ._bills import STAYS
from ._stays import beds, units


@rule(
    "FAC043",
    "more-beds-than-days",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.BALANCE,
    message="{units} days of accommodation in a statement of {days} days",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.5"),
        Citation(authority="UB-04 data specifications", section="form locators 6, 42 and 46"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M53"),
)
def more_beds_than_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the units with the days of the statement, both ends counted."""
    statement, lines = claim.dated("434"), beds(context)
    if statement is None or statement.days < 1 or not lines:
        return
    found = units(claim, lines)
    if found is not None and found > statement.days:
        yield context.finding(
            at=f"lines[{lines[0]}].quantity",
            related=[f"lines[{i}].quantity" for i in lines[1:]],
            units=found,
            days=statement.days,
        )
