"""What led to the bill is dated after it.

An accident, a crime, the last menstrual period, the onset of an illness or the patient's death
cannot be later than the last day of the statement.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(institutional={"occurrences": {"11": "2026-03-20"}})
>>> for finding in occurrence_after_statement.check(claim):
...     print(finding)
warning DAT012 institutional.occurrences[0].period: occurrence 11 is later than 2026-03-02
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
    Severity,
    Snip,
    rule,
)

_BEFORE = ("01", "02", "03", "04", "05", "06", "10", "11", "55")


@rule(
    "DAT012",
    "occurrence-after-statement",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    snip=Snip.SITUATION,
    message="occurrence {code} is later than {last}",
    source=(
        Citation(authority="UB-04 data specifications", section="form locators 6 and 31 to 34"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BH"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M45", status=("A7:461",)),
)
def occurrence_after_statement(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare such occurrences with the last day; their own days are not told."""
    last = context.last_day
    for i, occurrence in enumerate(claim.institutional.occurrences if claim.institutional else ()):
        day = occurrence.period.start if occurrence.period else None
        if occurrence.code in _BEFORE and day is not None and last is not None and day > last:
            yield context.finding(
                at=f"institutional.occurrences[{i}].period", code=occurrence.code, last=last
            )
