"""The patient control number does not fit its element.

The element holds 38 characters; see CLM032 for numbers of 21 to 38.

>>> from billingcore.testing import a_claim
>>> for finding in control_number_too_long.check(a_claim(patient_control_number="A" * 39)):
...     print(finding)
error CLM031 patient_control_number: the control number has 39 characters; it may have 38
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule


@rule(
    "CLM031",
    "control-number-too-long",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.control_number > 38),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SYNTAX,
    message="the control number has {length} characters; it may have 38",
    source=Citation(authority="X12 005010 837", section="CLM01"),
)
def control_number_too_long(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a control number of more than 38 characters."""
    length = len(claim.patient_control_number or "")
    if length > 38:
        yield context.finding(at="patient_control_number", length=length)
