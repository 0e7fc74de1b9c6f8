"""The patient control number is longer than payers must keep.

A payer has to store and return 20 characters. What comes after may be cut off, and the answer
then matches no claim, or a wrong one.

>>> from billingcore.testing import a_claim
>>> for finding in control_number_may_be_cut.check(a_claim(patient_control_number="A" * 21)):
...     print(finding)
warning CLM032 patient_control_number: the control number has 21 characters; payers keep 20
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Severity, Snip, Triggers, rule


@rule(
    "CLM032",
    "control-number-may-be-cut",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(claim=lambda claim: 20 < claim.control_number <= 38),
    disposition=Disposition.INFORMATION,
    snip=Snip.GUIDE,
    message="the control number has {length} characters; payers keep 20",
    source=Citation(authority="X12 005010 837", section="CLM01"),
)
def control_number_may_be_cut(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a control number of 21 to 38 characters."""
    length = len(claim.patient_control_number or "")
    if 20 < length <= 38:
        yield context.finding(at="patient_control_number", length=length)
