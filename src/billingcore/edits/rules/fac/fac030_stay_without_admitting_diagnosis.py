"""A bill of a hospital stay has no admitting diagnosis.

It says why the patient was admitted, as it was known then; the principal diagnosis says what it
turned out to be. Every inpatient bill needs one.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses=("J18.9 Y", "E11.9 Y"))
>>> for finding in stay_without_admitting_diagnosis.check(claim):
...     print(finding)
error FAC030 diagnoses: the stay has no admitting diagnosis
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import HOSPITAL_STAY


@rule(
    "FAC030",
    "stay-without-admitting-diagnosis",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=HOSPITAL_STAY),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the stay has no admitting diagnosis",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.6"),
        Citation(authority="UB-04 data specifications", section="form locator 69"),
        Citation(authority="X12 005010X223 837", section="2300 HI*ABJ"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA65", status=("A7:232",)),
)
def stay_without_admitting_diagnosis(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a bill with diagnoses, none of which is the admitting one."""
    if claim.diagnoses and all(each.role != "admitting" for each in claim.diagnoses):
        yield context.finding(at="diagnoses")
