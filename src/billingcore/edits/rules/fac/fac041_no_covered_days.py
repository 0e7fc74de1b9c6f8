"""A bill of a stay to Medicare says neither how many days are covered nor how many are not.

Value code 80 has the covered days, 81 the noncovered ones; one of them is always there.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     institutional={"discharge_status": "01"}, coverage={"filing_indicator": "MA"}
... )
>>> for finding in no_covered_days.check(claim):
...     print(finding)
error FAC041 institutional.value_codes: neither covered (80) nor noncovered days (81) are stated
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import MEDICARE, STAYS

_BILLS_OF_DAYS = ("0", "1", "2", "3", "4", "7")


@rule(
    "FAC041",
    "no-covered-days",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=STAYS, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="neither covered (80) nor noncovered days (81) are stated",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 39 to 41"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA32", status=("A7:463",)),
)
def no_covered_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a bill with neither value code."""
    values = claim.institutional.value_codes if claim.institutional else ()
    if claim.frequency in _BILLS_OF_DAYS and all(v.code not in ("80", "81") for v in values):
        yield context.finding(at="institutional.value_codes")
