"""The sex of the patient or subscriber is not F, M or U.

The 5010 claim knows these three. U is for unknown or not stated; other codes that a record system
keeps are translated before billing.

>>> from billingcore.testing import a_claim
>>> for finding in unknown_sex_code.check(a_claim(patient={"sex": "X"})):
...     print(finding)
error DEM013 patient.sex: the sex code is none of F, M, U
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DEM013",
    "unknown-sex-code",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: _odd(claim.sex) or _odd(claim.subscriber_sex)),
    snip=Snip.GUIDE,
    message="the sex code is none of F, M, U",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 3 and 11a"),
        Citation(authority="X12 005010 837", section="DMG03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA39"),
)
def unknown_sex_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the patient and at the claim's own subscriber."""
    if claim.patient and _odd(claim.patient.sex):
        yield context.finding(at="patient.sex")
    subscriber = claim.coverage.subscriber if claim.coverage else None
    if subscriber and _odd(subscriber.sex):
        yield context.finding(at="coverage.subscriber.sex")


def _odd(sex: str | None) -> bool:
    return sex is not None and sex not in ("F", "M", "U")
