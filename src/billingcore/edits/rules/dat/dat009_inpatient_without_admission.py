"""An inpatient claim has no admission date.

Types of bill 11x, 18x, 21x and 41x bill a stay, which begins with the admission.

>>> from billingcore.testing import inpatient_claim
>>> for finding in inpatient_without_admission.check(inpatient_claim(dates=())):
...     print(finding)
error DAT009 dates: type of bill 111 needs the admission date
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "DAT009",
    "inpatient-without-admission",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=("11", "18", "21", "41")),
    snip=Snip.SITUATION,
    message="type of bill {bill} needs the admission date",
    source=(
        Citation(authority="UB-04 data specifications", section="form locator 12"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*435"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA40"),
)
def inpatient_without_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a stay without date 435."""
    if claim.dated("435") is None:
        yield context.finding(at="dates", bill=claim.type_of_bill)
