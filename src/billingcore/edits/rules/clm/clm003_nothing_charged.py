"""The whole claim charges nothing.

A line of zero is good: it reports what was done. A claim of zero is accepted by some payers, for
encounters and for quality codes, and refused by others. Claims without payment (frequency 0),
encounters and predeterminations are left alone.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=({"charge": "0"}, {"charge": "0"}))
>>> for finding in nothing_charged.check(claim):
...     print(finding)
warning CLM003 charge: nothing is charged on the whole claim
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Finding, Scope, Severity, Snip, rule


@rule(
    "CLM003",
    "nothing-charged",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    snip=Snip.PARTNER,
    message="nothing is charged on the whole claim",
    source=Citation(authority="X12 005010 837", section="CLM02, BHT06"),
)
def nothing_charged(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim for payment whose total and lines are zero."""
    if claim.charge != 0 or not claim.lines or claim.line_total != 0:
        return
    reports = context.batch is not None and context.batch.use == "RP"
    if not reports and claim.frequency != "0" and claim.predetermination is None:
        yield context.finding(at="charge")
