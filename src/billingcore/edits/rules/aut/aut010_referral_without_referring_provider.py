"""The claim has a referral number and no referring provider.

A referral is somebody's: the payer compares the number with who referred. Name the physician in
item 17, loop 2310A; on a facility claim in loop 2310F.

>>> from billingcore.testing import a_claim
>>> for finding in referral_without_referring_provider.check(a_claim(references={"9F": "REF1"})):
...     print(finding)
warning AUT010 references[0]: a referral number, and nobody who referred
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Severity, Snip, rule
from ._numbers import NUMBERED, REFERRAL, numbers

_REFERRING = ("DN", "P3", "DK")
_FIX = Fix(text="name the referring provider", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "AUT010",
    "referral-without-referring-provider",
    scope=Scope.CLAIM,
    triggers=NUMBERED,
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="a referral number, and nobody who referred",
    source=(
        Citation(authority="X12 005010 837", section="2300 REF*9F, 2310A and 2310F NM1*DN"),
        Citation(authority="NUCC 1500 instruction manual", section="items 17 and 23"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N286"),
)
def referral_without_referring_provider(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for a referring, primary care or ordering provider on the claim or any line."""
    found = [number for number in numbers(context) if number.qualifier == REFERRAL and number.value]
    if not found or claim.provider(*_REFERRING):
        return
    if any(line.provider(*_REFERRING) for line in claim.lines):
        return
    for number in found:
        yield context.finding(number.path, fixes=_FIX)
