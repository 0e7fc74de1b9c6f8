"""A charge is below zero.

A claim states what was charged; what is taken back travels as a void, a replacement or a payer's
adjustment. Payers refuse a negative charge before anybody reads the claim.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=({"charge": "-20.00"}, {"charge": "50.00"}))
>>> for finding in negative_charge.check(claim):
...     print(finding)
error CLM002 lines[0].charge: the charge is -20.00; it must be zero or more
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "CLM002",
    "negative-charge",
    scope=Scope.CLAIM,
    triggers=Triggers(
        claim=lambda claim: claim.charges is False, line=lambda line: line.charges is False
    ),
    snip=Snip.GUIDE,
    message="the charge is {charge}; it must be zero or more",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 24F and 28"),
        Citation(authority="X12 005010 837", section="CLM02, SV102, SV203, SV302"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M79"),
)
def negative_charge(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find the claim's or a line's charge below zero."""
    if claim.charge is not None and claim.charge < 0:
        yield context.finding(at="charge", charge=claim.charge)
    for i, line in enumerate(claim.lines):
        if line.charge is not None and line.charge < 0:
            yield context.finding(at=f"lines[{i}].charge", charge=line.charge)
