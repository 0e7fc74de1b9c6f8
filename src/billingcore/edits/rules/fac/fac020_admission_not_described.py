"""A bill of a stay lacks the type of admission or the point of origin.

Both are required for everybody who gets a bed: how urgent it was, and where the patient came from.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"admission_type": "1", "discharge_status": "01"})
>>> for finding in admission_not_described.check(claim):
...     print(finding)
error FAC020 institutional.point_of_origin: the stay has no point of origin
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._admission import undescribed
from ._bills import STAYS


@rule(
    "FAC020",
    "admission-not-described",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the stay has no {what}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locators 14 and 15"),
        Citation(authority="X12 005010X223 837", section="2300 CL101, CL102"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA42", status=("A7:229",)),
)
def admission_not_described(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find what is missing of the two."""
    for path, what, expects in undescribed(claim):
        yield context.finding(at=path, what=what, expects=expects)
