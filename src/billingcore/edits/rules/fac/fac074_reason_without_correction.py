"""A claim gives a reason for a correction, and corrects nothing.

D0 to D9 and E0 say why a claim is replaced or cancelled; on a first claim they have no sense.

>>> from billingcore.testing import institutional_claim
>>> for finding in reason_without_correction.check(institutional_claim(condition_codes=["D9"])):
...     print(finding)
warning FAC074 condition_codes[0]: D9 gives a reason for a correction; the frequency is 1
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
from ._reasons import reasons_of

_FIRST_CLAIMS = ("0", "1", "2", "3", "4")


@rule(
    "FAC074",
    "reason-without-correction",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    triggers=Triggers(parts="condition_codes"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} gives a reason for a correction; the frequency is {frequency}",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 1, section 130.1.2"
        ),
        Citation(authority="UB-04 data specifications", section="form locators 4 and 18 to 28"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
)
def reason_without_correction(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find such a condition code where the frequency is that of a first claim."""
    if claim.frequency not in _FIRST_CLAIMS:
        return
    for i, code in enumerate(claim.condition_codes):
        if code in reasons_of():
            yield context.finding(at=f"condition_codes[{i}]", code=code, frequency=claim.frequency)
