"""The claim has no service line.

The lines say what was done and for how much, and a payer has nothing else to judge. A claim of any
kind has at least one; look whether they were lost on the way from the charges.

>>> from billingcore.testing import a_claim
>>> for finding in no_service_line.check(a_claim(lines=())):
...     print(finding)
error CLM035 lines: the claim has no service line
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule


@rule(
    "CLM035",
    "no-service-line",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: not claim.lines),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the claim has no service line",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24"),
        Citation(authority="UB-04 data specifications", section="form locators 42 to 47"),
        Citation(authority="X12 005010 837", section="loop 2400"),
    ),
)
def no_service_line(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim without lines."""
    if not claim.lines:
        yield context.finding(at="lines")
