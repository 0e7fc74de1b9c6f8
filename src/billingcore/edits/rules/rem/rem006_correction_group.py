"""An adjustment uses group CR, which version 5010 does not have.

Until 4010 it marked corrections and reversals. A reversal now repeats the groups of what it takes
back, so nothing says who bears an amount under CR: the posting cannot be decided from it.

>>> from billingcore.testing import a_claim_payment
>>> for finding in correction_group.check(a_claim_payment(adjustments={"CR-45": "0"})):
...     print(finding)
warning REM006 adjustments[0].group: group CR is not used; expected CO, OA, PI or PR
"""

from collections.abc import Iterator

from ....model import ClaimPayment
from ... import Citation, Context, Disposition, Finding, Scope, Severity, Snip, rule


@rule(
    "REM006",
    "correction-group",
    scope=Scope.PAYMENT,
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    snip=Snip.GUIDE,
    message="group CR is not used; expected CO, OA, PI or PR",
    source=Citation(authority="X12 005010X221 835", section="2100 and 2110 CAS01"),
)
def correction_group(claim: ClaimPayment, context: Context) -> Iterator[Finding]:
    """Find group CR on the claim and its lines."""
    for i, adjustment in enumerate(claim.adjustments):
        if adjustment.group == "CR":
            yield context.finding(at=f"adjustments[{i}].group")
    for n, line in enumerate(claim.lines):
        for i, adjustment in enumerate(line.adjustments):
            if adjustment.group == "CR":
                yield context.finding(at=f"lines[{n}].adjustments[{i}].group")
