"""The bill does not say what became of the patient.

The patient discharge status is required on every institutional claim, an outpatient's as well: it
tells the payer whether the stay is over, and whether another provider will bill.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(institutional={"admission_type": "3"})
>>> for finding in no_discharge_status.check(claim):
...     print(finding)
error FAC010 institutional.discharge_status: there is no patient discharge status
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule

_NOTICES = ("A", "B", "C", "D", "E")


@rule(
    "FAC010",
    "no-discharge-status",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="there is no patient discharge status",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.2"),
        Citation(authority="UB-04 data specifications", section="form locator 17"),
        Citation(authority="X12 005010X223 837", section="2300 CL103"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA43", status=("A7:234",)),
)
def no_discharge_status(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find bills, other than notices, without a status."""
    detail = claim.institutional
    if (detail is None or not detail.discharge_status) and claim.frequency not in _NOTICES:
        yield context.finding(at="institutional.discharge_status")
