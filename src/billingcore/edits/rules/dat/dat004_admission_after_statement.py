"""The admission lies after the end of the statement period.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(dates={"434": "2026-03-02..2026-03-05", "435": "2026-03-06"})
>>> for finding in admission_after_statement.check(claim):
...     print(finding)
error DAT004 dates[1].period: admitted 2026-03-06, after the statement's end on 2026-03-05
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "DAT004",
    "admission-after-statement",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    snip=Snip.SITUATION,
    message="admitted {admission}, after the statement's end on {end}",
    source=(
        Citation(authority="UB-04 data specifications", section="form locators 6 and 12"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*434, DTP*435"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA40"),
)
def admission_after_statement(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare date 435 with the end of date 434."""
    statement = claim.dated("434")
    for i, stated in enumerate(claim.dates):
        day = stated.period.start if stated.period else None
        if stated.qualifier == "435" and day and statement and day > statement.end:
            yield context.finding(at=f"dates[{i}].period", admission=day, end=statement.end)
