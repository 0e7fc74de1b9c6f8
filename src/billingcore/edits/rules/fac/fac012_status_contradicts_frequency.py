"""The patient's status and the frequency of the bill contradict each other.

A first or continuing bill of a stay (frequency 2 or 3) says that the patient is still there, which
is status 30. The last one (1 or 4) says where the patient went. Nursing facilities may close a
stay that no longer counts while the patient stays on; their last bills are left alone.

>>> from billingcore.testing import inpatient_claim
>>> for finding in status_contradicts_frequency.check(inpatient_claim(frequency="2")):
...     print(finding)
error FAC012 institutional.discharge_status: status 01 does not go with frequency 2
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from ._patient_statuses import allowed_with


@rule(
    "FAC012",
    "status-contradicts-frequency",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=("11", "18", "21", "41", "81", "82")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="status {status} does not go with frequency {frequency}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 50.2"),
        Citation(authority="UB-04 data specifications", section="form locators 4 and 17"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA43", status=("A7:234",)),
)
def status_contradicts_frequency(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/patient_statuses.toml`` about frequencies."""
    detail, frequency = claim.institutional, claim.frequency
    status = detail.discharge_status if detail else None
    if status and frequency and not allowed_with(status, bill_of(claim) or "", frequency):
        yield context.finding(
            at="institutional.discharge_status",
            related=["frequency"],
            status=status,
            frequency=frequency,
        )
