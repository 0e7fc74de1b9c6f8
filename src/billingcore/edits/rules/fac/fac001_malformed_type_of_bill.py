"""The type of bill is not facility, class and frequency.

On the form it has a zero before it; on the wire facility and class are two digits, and the
frequency stands beside them. A payer that cannot read it does not know what kind of claim it has.

>>> from billingcore.testing import institutional_claim
>>> for finding in malformed_type_of_bill.check(institutional_claim(facility_code="013")):
...     print(finding)
error FAC001 facility_code: 013 is not a facility and a class: two digits from 1 to 9
"""

import re
from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)

_FACILITY = re.compile("[1-9][1-9]")
_FREQUENCY = re.compile("[0-9A-Z]")


@rule(
    "FAC001",
    "malformed-type-of-bill",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="{code} is not {wanted}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 4"),
        Citation(authority="X12 005010X223 837", section="CLM05"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def malformed_type_of_bill(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at facility and class, and at the frequency."""
    facility = claim.facility_code or ""
    if not _FACILITY.fullmatch(facility):
        tidy = facility.strip().removeprefix("0")
        yield context.finding(
            at="facility_code",
            code=facility or "nothing",
            wanted="a facility and a class: two digits from 1 to 9",
            fixes=Fix(
                text="leave out the zero of the form",
                safety=Safety.SAFE,
                changes=(("facility_code", tidy),),
            )
            if _FACILITY.fullmatch(tidy)
            else (),
        )
    if not _FREQUENCY.fullmatch(claim.frequency or ""):
        yield context.finding(
            at="frequency",
            code=claim.frequency or "nothing",
            wanted="a frequency: one digit or capital letter",
        )
