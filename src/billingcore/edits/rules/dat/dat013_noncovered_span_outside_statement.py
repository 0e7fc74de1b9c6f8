"""A span of days that are not covered lies outside of the statement.

Leave and other care that is not covered (74), the patient's liability (76) and the provider's (77)
are stretches of the bill's own days.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"occurrence_spans": {"74": "2026-03-05..2026-03-07"}})
>>> for finding in noncovered_span_outside_statement.check(claim):
...     print(finding)
warning DAT013 institutional.occurrence_spans[0].period: span 74 leaves 2026-03-02..2026-03-05
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

_OF_THE_BILL = ("74", "76", "77")


@rule(
    "DAT013",
    "noncovered-span-outside-statement",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    snip=Snip.SITUATION,
    message="span {code} leaves {statement}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 6, 35 and 36"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M46", status=("A7:462",)),
)
def noncovered_span_outside_statement(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare both ends of such a span with the statement, where both run forward."""
    statement, detail = claim.dated("434"), claim.institutional
    if statement is None or statement.days < 1 or detail is None:
        return
    for i, span in enumerate(detail.occurrence_spans):
        period = span.period
        if span.code not in _OF_THE_BILL or period is None or period.days < 1:
            continue
        if period.start not in statement or period.end not in statement:
            yield context.finding(
                at=f"institutional.occurrence_spans[{i}].period",
                code=span.code,
                statement=str(statement),
            )
