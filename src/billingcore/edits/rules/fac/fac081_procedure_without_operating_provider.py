"""A stay has a procedure, and the bill does not name who operated.

The operating provider is required wherever a surgical procedure is listed. Not all procedures are
surgical, so this is a warning.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(procedures=[{"code": "0DTJ4ZZ", "qualifier": "BBR"}])
>>> for finding in procedure_without_operating_provider.check(claim):
...     print(finding)
warning FAC081 providers: there is a procedure and no operating provider
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._bills import HOSPITAL_STAY
from ._operations import operations


@rule(
    "FAC081",
    "procedure-without-operating-provider",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=HOSPITAL_STAY),
    triggers=Triggers(parts="procedures"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="there is a procedure and no operating provider",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.6"),
        Citation(authority="UB-04 data specifications", section="form locator 77"),
        Citation(authority="X12 005010X223 837", section="loop 2310B"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N261"),
)
def procedure_without_operating_provider(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a procedure in ICD codes, and role 72 neither on the claim nor on a line."""
    if claim.provider("72") is not None or not any(operations(claim)):
        return
    if all(line.provider("72") is None for line in claim.lines):
        yield context.finding(at="providers")
