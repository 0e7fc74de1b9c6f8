"""A hospital or nursing facility sends Medicare its late charges alone.

What is paid prospectively has no late charges: a bill of frequency 5 is returned. Replace the
claim (frequency 7) with all of its charges, those that were billed before included.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(frequency="5", coverage={"filing_indicator": "MA"})
>>> for finding in late_charges_alone.check(claim):
...     print(finding)
warning FAC007 frequency: late charges (frequency 5) alone are not taken on bills 13
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
    Fix,
    Scope,
    Severity,
    Snip,
    rule,
)
from ..._about import bill_of
from ._bills import MEDICARE


@rule(
    "FAC007",
    "late-charges-alone",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=("11", "13", "21", "32"), filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="late charges (frequency 5) alone are not taken on bills {bill}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 130"
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def late_charges_alone(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find frequency 5 on bills that are paid prospectively."""
    if claim.frequency == "5":
        yield context.finding(
            at="frequency",
            bill=bill_of(claim),
            fixes=Fix(text="replace the claim (frequency 7) with all of its charges"),
        )
