"""The patient died, and the bill does not give the day.

With a status of death (20, 40, 41, 42) Medicare wants occurrence code 55 and the day of death, so
that nobody is taken for dead by a slip of one code.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     institutional={"discharge_status": "20"}, coverage={"filing_indicator": "MA"}
... )
>>> for finding in death_without_its_day.check(claim):
...     print(finding)
error FAC014 institutional.occurrences: status 20 needs the day of death (occurrence 55)
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import MEDICARE
from ._patient_statuses import DEATHS


@rule(
    "FAC014",
    "death-without-its-day",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", filing=MEDICARE, since=date(2012, 10, 1)),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="status {status} needs the day of death (occurrence 55)",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="CMS change request", section="7792"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M45", status=("A7:461",)),
)
def death_without_its_day(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a status of death without occurrence 55."""
    detail = claim.institutional
    if detail is None or detail.discharge_status not in DEATHS:
        return
    if all(occurrence.code != "55" for occurrence in detail.occurrences):
        yield context.finding(at="institutional.occurrences", status=detail.discharge_status)
