"""An outpatient bill to Medicare lacks the type of the visit or the point of origin.

Medicare wants both on outpatient bills too, save for specimens of people who were not seen (14).

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     institutional={"admission_type": "3", "discharge_status": "01"},
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in visit_not_described.check(claim):
...     print(finding)
warning FAC021 institutional.point_of_origin: the visit has no point of origin
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
    rule,
)
from ._admission import undescribed
from ._bills import HOSPITAL_OUTPATIENT, MEDICARE


@rule(
    "FAC021",
    "visit-not-described",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=HOSPITAL_OUTPATIENT, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the visit has no {what}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locators 14 and 15"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA42", status=("A7:229",)),
)
def visit_not_described(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find what is missing of the two."""
    for path, what, expects in undescribed(claim):
        yield context.finding(at=path, what=what, expects=expects)
