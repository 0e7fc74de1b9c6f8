"""A newborn's point of origin is one that only others have.

For a newborn (type 4) the code says whether it was born in this hospital (5) or elsewhere (6). The
codes of the other list, and the deliveries of the old one (1 to 4), are not taken.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"admission_type": "4", "point_of_origin": "1"})
>>> for finding in newborn_with_origin_of_others.check(claim):
...     print(finding)
error FAC024 institutional.point_of_origin: a newborn (type 4) has no point of origin 1
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._admission import NEWBORN

# Letters are left to the list: some of them are transfers that a newborn may have too. So is 9,
# not known, which is taken on all bills.
_OF_OTHERS = frozenset("123478")


@rule(
    "FAC024",
    "newborn-with-origin-of-others",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", since=date(2007, 10, 1)),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="a newborn (type 4) has no point of origin {origin}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locators 14 and 15"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA42", status=("A7:229",)),
)
def newborn_with_origin_of_others(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find type 4 beside such an origin."""
    detail = claim.institutional
    if detail and detail.admission_type == NEWBORN and detail.point_of_origin in _OF_OTHERS:
        yield context.finding(
            at="institutional.point_of_origin",
            related=["institutional.admission_type"],
            origin=detail.point_of_origin,
        )
