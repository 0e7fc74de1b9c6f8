"""A request for anticipated payment is sent to Medicare, which pays no advances any more.

Type of bill 322 was the advance for a period of home health. Since 2022 the agency sends one notice
of admission (32A) instead, and then the claim of each period (329).

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32", frequency="2", coverage={"filing_indicator": "MA"}
... )
>>> for finding in advance_that_ended.check(claim):
...     print(finding)
error HHA001 frequency: 322 ended with 2021; a notice of admission (32A) takes its place
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from ._bills import HOME_HEALTH, MEDICARE


@rule(
    "HHA001",
    "advance-that-ended",
    scope=Scope.CLAIM,
    applies=Applies(
        kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE, since=date(2022, 1, 1)
    ),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="322 ended with 2021; a notice of admission (32A) takes its place",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 10, section 10.1.10.3"
        ),
        Citation(authority="42 CFR 484.205"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def advance_that_ended(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the frequency."""
    if claim.frequency == "2":
        yield context.finding("frequency")
