"""An institutional claim has no statement dates.

From and through say which days the bill is for; the payer reads coverage, benefits and rates by
them. What is only to be predetermined has none yet.

>>> from billingcore.testing import institutional_claim
>>> for finding in no_statement_dates.check(institutional_claim(dates=())):
...     print(finding)
error DAT019 dates: the claim has no statement dates
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "DAT019",
    "no-statement-dates",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    snip=Snip.GUIDE,
    message="the claim has no statement dates",
    source=(
        Citation(authority="UB-04 data specifications", section="form locator 6"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*434"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA31", status=("A7:188",)),
)
def no_statement_dates(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim without date 434."""
    if claim.predetermination is None and claim.dated("434") is None:
        yield context.finding(at="dates")
