"""The claim has no patient control number.

It is the provider's own number for the claim, and comes back on every answer: without it a payment
or a rejection cannot be told whose it is.

>>> from billingcore.testing import a_claim
>>> for finding in no_control_number.check(a_claim(patient_control_number=None)):
...     print(finding)
error CLM030 patient_control_number: the claim has no patient control number
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule


@rule(
    "CLM030",
    "no-control-number",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: not claim.has_control_number),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the claim has no patient control number",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 26"),
        Citation(authority="UB-04 data specifications", section="form locator 3a"),
        Citation(authority="X12 005010 837", section="CLM01"),
    ),
)
def no_control_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a control number that is absent or blank."""
    if not (claim.patient_control_number or "").strip():
        yield context.finding(at="patient_control_number")
