"""A claim for a transport does not say why and how far the patient was taken.

The 837 has the reason of the transport and its distance for the whole claim (segment CR1); what
stands on a line is besides. Clearinghouses reject a claim without; paper has no place for it.

>>> from billingcore.testing import a_claim
>>> for finding in no_transport_information.check(a_claim(lines=("A0429-RH", "A0425-RH"))):
...     print(finding)
warning AMB011 ambulance: no reason and distance of the transport (CR1)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from ._trips import TRANSPORTS, transports


@rule(
    "AMB011",
    "no-transport-information",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=TRANSPORTS,
    snip=Snip.SITUATION,
    message="no reason and distance of the transport (CR1)",
    source=Citation(authority="X12 005010 837", section="2300 CR1"),
    expects=ExpectedDenial(carc="16", group="CO"),
)
def no_transport_information(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the claim's own."""
    if claim.ambulance is None and transports(context):
        yield context.finding("ambulance")
