"""Only one person is named, and the claim does not say that she is the subscriber.

Without a separate subscriber the relationship is 18. Either it is missing, or the subscriber is.

>>> from billingcore.testing import a_claim
>>> for finding in subscriber_not_marked_self.check(a_claim(coverage={"relationship": None})):
...     print(finding)
error DEM003 coverage.relationship: no separate subscriber, so the relationship must be 18 (self)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Scope, Snip, Triggers, rule


@rule(
    "DEM003",
    "subscriber-not-marked-self",
    scope=Scope.CLAIM,
    triggers=Triggers(
        claim=lambda claim: (
            claim.has_coverage and not claim.has_subscriber and claim.relationship != "18"
        )
    ),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="no separate subscriber, so the relationship must be 18 (self)",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 6"),
        Citation(authority="X12 005010 837", section="2000B SBR02"),
    ),
)
def subscriber_not_marked_self(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find coverage of the patient's own that is not marked 18."""
    coverage = claim.coverage
    if coverage and coverage.subscriber is None and coverage.relationship != "18":
        yield context.finding(
            at="coverage.relationship",
            fixes=Fix(
                text="say 18, if the patient is the subscriber",
                changes=(("coverage.relationship", "18"),),
            ),
        )
