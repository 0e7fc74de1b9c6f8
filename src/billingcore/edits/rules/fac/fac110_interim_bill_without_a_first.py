"""A continuing or last bill of a stay follows no earlier one.

A stay that is billed in parts begins with a first bill (frequency 2). Among the patient's earlier
claims there is none of the same provider and admission: it was not sent, or not accepted.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(frequency="4")
>>> for finding in interim_bill_without_a_first.check(claim, history=()):
...     print(finding)
warning FAC110 frequency: frequency 4, and no earlier bill of the stay from 2026-03-02
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
    History,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._bills import STAYS
from ._earlier_stays import earlier_bills, is_same_stay


@rule(
    "FAC110",
    "interim-bill-without-a-first",
    scope=Scope.HISTORY,
    severity=Severity.WARNING,
    needs="history",
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="frequency {frequency}, and no earlier bill of the stay from {admission}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 50.2"),
        Citation(authority="UB-04 data specifications", section="form locator 4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def interim_bill_without_a_first(history: History, context: Context) -> Iterator[Finding]:
    """Look for any earlier bill of the same provider and admission."""
    claim: Claim = history.claim
    admission = claim.dated("435")
    if claim.frequency not in ("3", "4") or admission is None:
        return
    if not any(is_same_stay(claim, other) for other in earlier_bills(history, *STAYS)):
        yield context.finding(at="frequency", frequency=claim.frequency, admission=admission.start)
