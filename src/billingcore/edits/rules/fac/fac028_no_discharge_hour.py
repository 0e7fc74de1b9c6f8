"""The last bill of a hospital stay does not give the hour of discharge.

It is required where the stay is over: on bills of frequency 1 and 4. Nursing facilities need not
give it.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     dates=[
...         {"qualifier": "434", "period": "2026-03-02..2026-03-05"},
...         {"qualifier": "435", "period": "2026-03-02", "at": "10:15"},
...     ]
... )
>>> for finding in no_discharge_hour.check(claim):
...     print(finding)
error FAC028 dates: the stay is over, and the hour of discharge is missing
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule

_STILL_THERE = "30"


@rule(
    "FAC028",
    "no-discharge-hour",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=("11", "18", "41")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the stay is over, and the hour of discharge is missing",
    source=(
        Citation(authority="UB-04 data specifications", section="form locator 16"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*096"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N317", status=("A7:233",)),
)
def no_discharge_hour(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a last bill of a patient who left without date 096."""
    status = claim.institutional.discharge_status if claim.institutional else None
    if claim.frequency not in ("1", "4") or status == _STILL_THERE:
        return
    if all(stated.qualifier != "096" for stated in claim.dates):
        yield context.finding(at="dates")
