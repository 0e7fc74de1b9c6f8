"""The patient is marked as the subscriber, and another subscriber is named.

Relationship 18 says that the two are one person, who is then named once. With a second person the
claim contradicts itself, and the payer looks for the wrong member.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"relationship": "18", "subscriber": {}})
>>> for finding in self_with_subscriber.check(claim):
...     print(finding)
error DEM001 coverage.relationship: relationship 18 (self) beside a separate subscriber
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule


@rule(
    "DEM001",
    "self-with-subscriber",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.relationship == "18" and claim.has_subscriber),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="relationship 18 (self) beside a separate subscriber",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 4 and 6"),
        Citation(authority="X12 005010 837", section="2000B SBR02, loop 2000C"),
    ),
)
def self_with_subscriber(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find relationship 18 where the subscriber is somebody else."""
    coverage = claim.coverage
    if coverage and coverage.relationship == "18" and coverage.subscriber is not None:
        yield context.finding(at="coverage.relationship", related=["coverage.subscriber"])
