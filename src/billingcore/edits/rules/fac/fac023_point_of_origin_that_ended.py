"""The point of origin is one that ended in 2010.

Since July 2010 the emergency room (7) is no origin: say where the patient was before. Transfers
and readmissions of home health (B, C) have a condition code instead.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"point_of_origin": "7"})
>>> for finding in point_of_origin_that_ended.check(claim):
...     print(finding)
error FAC023 institutional.point_of_origin: point of origin 7 ended on 2010-06-30
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._admission import NEWBORN, admitted_on

_ENDED = {"7": date(2010, 6, 30), "B": date(2010, 6, 30), "C": date(2010, 6, 30)}


@rule(
    "FAC023",
    "point-of-origin-that-ended",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="point of origin {origin} ended on {last}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="CMS change request", section="6801"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA42", status=("A7:229",)),
)
def point_of_origin_that_ended(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the day of admission with the code's last day; newborns have codes of their own."""
    detail = claim.institutional
    last = _ENDED.get(detail.point_of_origin or "") if detail else None
    if detail is None or last is None or detail.admission_type == NEWBORN:
        return
    day = admitted_on(claim)
    if day is not None and day > last:
        yield context.finding(
            at="institutional.point_of_origin", origin=detail.point_of_origin, last=last
        )
