"""An unscheduled visit of an outpatient does not give the patient's reason for it.

Where a patient came unplanned (type 1, 2 or 5) to an emergency room, an urgent care clinic or
observation, the bill says why, in the words of a code: that which the patient felt, not what was
found.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     institutional={"admission_type": "1", "discharge_status": "01"},
...     lines=[{"procedure": "99283", "revenue_code": "0450"}],
... )
>>> for finding in unscheduled_visit_without_reason.check(claim):
...     print(finding)
error FAC031 diagnoses: a visit of type 1 under 0450 needs the patient's reason
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import HOSPITAL_OUTPATIENT
from ._revenue import is_among, revenue_of

_UNSCHEDULED = ("1", "2", "5")
_ROOMS = ("045x", "0516", "0762")


@rule(
    "FAC031",
    "unscheduled-visit-without-reason",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=HOSPITAL_OUTPATIENT, since=date(2012, 1, 1)),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="a visit of type {type} under {revenue} needs the patient's reason",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.6"),
        Citation(authority="UB-04 data specifications", section="form locator 70"),
        Citation(authority="X12 005010X223 837", section="2300 HI*APR"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def unscheduled_visit_without_reason(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find such a visit without a diagnosis in that role."""
    detail = claim.institutional
    if detail is None or detail.admission_type not in _UNSCHEDULED:
        return
    if any(each.role == "reason for visit" for each in claim.diagnoses):
        return
    codes = sorted({code for line in claim.lines if is_among(code := revenue_of(line), _ROOMS)})
    if codes:
        yield context.finding(at="diagnoses", type=detail.admission_type, revenue=codes)
