"""A facility's line has GA, and the bill does not give the day of the notice.

GA says that the patient was told in writing that Medicare will likely not pay. On a facility's bill
occurrence code 32 gives the day on which the notice was handed over; add it, or take GA away.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(coverage={"filing_indicator": "MA"}, lines="70450-GA")
>>> for finding in notice_without_its_day.check(claim):
...     print(finding)
warning COV014 institutional.occurrences: GA needs the day of the notice (occurrence 32)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)

_BILLS = (
    *("12", "13", "14", "22", "23", "34", "71", "72", "74", "75", "76", "77", "81", "82", "83"),
    "85",
)


@rule(
    "COV014",
    "notice-without-its-day",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=_BILLS, filing=("MA", "MB")),
    triggers=Triggers(modifiers=("GA",)),
    snip=Snip.POLICY,
    message="GA needs the day of the notice (occurrence 32)",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual",
            section="chapter 1, sections 60.4.1 and 60.4.2; chapter 30, section 50",
        ),
        Citation(authority="UB-04 data specifications", section="form locators 31 to 34"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BH"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M45", status=("A7:461",)),
)
def notice_without_its_day(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find lines with GA on a bill without occurrence 32."""
    detail = claim.institutional
    if detail is not None and any(occurrence.code == "32" for occurrence in detail.occurrences):
        return
    lines = [i for i, line in enumerate(claim.lines) if "GA" in line.modifiers]
    if lines:
        yield context.finding(
            at="institutional.occurrences",
            related=[f"lines[{i}].procedure.modifiers" for i in lines],
            fixes=Fix(text="add occurrence 32 with the day on which the patient had the notice"),
        )
