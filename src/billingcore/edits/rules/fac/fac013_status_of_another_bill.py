"""The patient's status is one that other bills use.

Hospices tell deaths by place (40, 41, 42); everybody else reports 20. Status 09 is for an
outpatient who was admitted to the same hospital, so no bill of a stay has it.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"discharge_status": "41"})
>>> for finding in status_of_another_bill.check(claim):
...     print(finding)
error FAC013 institutional.discharge_status: status 41 is not for bills 11
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from ._patient_statuses import allowed_on


@rule(
    "FAC013",
    "status-of-another-bill",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="status {status} is not for bills {bill}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 11, section 30.3"),
        Citation(authority="UB-04 data specifications", section="form locator 17"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA43", status=("A7:234",)),
)
def status_of_another_bill(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/patient_statuses.toml`` about kinds of bills."""
    detail, bill = claim.institutional, bill_of(claim)
    status = detail.discharge_status if detail else None
    if status and bill and not allowed_on(status, bill):
        yield context.finding(at="institutional.discharge_status", status=status, bill=bill)
