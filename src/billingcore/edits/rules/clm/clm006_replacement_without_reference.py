"""A claim replaces or voids another, and does not say which.

Frequency 7 replaces and 8 voids an earlier claim, which the payer finds by its own number of it:
the one on the remittance (CLP07). Without it the claim is returned, or taken for a duplicate.

>>> from billingcore.testing import a_claim
>>> for finding in replacement_without_reference.check(a_claim(frequency="7")):
...     print(finding)
error CLM006 frequency: frequency 7 needs the payer's control number of the earlier claim
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Fix, Scope, Snip, Triggers, rule


@rule(
    "CLM006",
    "replacement-without-reference",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.frequency in ("7", "8")),
    snip=Snip.SITUATION,
    message="frequency {frequency} needs the payer's control number of the earlier claim",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 22"),
        Citation(authority="UB-04 data specifications", section="form locator 64"),
        Citation(authority="X12 005010 837", section="2300 REF*F8"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M47"),
    aliases=("IB346",),
)
def replacement_without_reference(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find frequency 7 or 8 without a reference F8."""
    if claim.frequency in ("7", "8") and not claim.payer_control_number:
        yield context.finding(
            at="frequency",
            frequency=claim.frequency,
            fixes=Fix(text="take the payer's claim number from its remittance (CLP07)"),
        )
