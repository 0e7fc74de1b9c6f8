"""The claim of a period of home health does not say when the patient was assessed.

Occurrence code 50 has the day on which the assessment was completed that the rate comes from. The
payer matches it with the assessment, and returns the claim without.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32", frequency="9", coverage={"filing_indicator": "MA"}
... )
>>> for finding in period_without_assessment.check(claim):
...     print(finding)
error HHA003 institutional.occurrences: the claim has no occurrence 50, the day of the assessment
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from ._bills import HOME_HEALTH, MEDICARE, is_claim

_ASSESSMENT = "50"


@rule(
    "HHA003",
    "period-without-assessment",
    scope=Scope.CLAIM,
    applies=Applies(
        kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE, since=date(2020, 1, 1)
    ),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the claim has no occurrence 50, the day of the assessment",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 10, section 40.2"),
        Citation(authority="CMS change request", section="11081"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M45", status=("A7:461",)),
)
def period_without_assessment(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the occurrence."""
    told = claim.institutional.occurrences if claim.institutional else ()
    if is_claim(claim) and not any(one.code == _ASSESSMENT for one in told):
        yield context.finding("institutional.occurrences")
