"""The condition comes from employment, and no date of an accident is given.

The date is wanted where it was an accident; for an illness from work there is none.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(accident={"causes": ("EM",)})
>>> for finding in employment_without_date.check(claim):
...     print(finding)
info CLM011 accident.causes[0]: related cause EM: give the date if it was an accident at work
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)


@rule(
    "CLM011",
    "employment-without-date",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="accident"),
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    applies=Applies(kinds=("professional", "dental")),
    snip=Snip.SITUATION,
    message="related cause EM: give the date if it was an accident at work",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 10a and 14"),
        Citation(authority="X12 005010 837", section="CLM11, 2300 DTP*439"),
    ),
)
def employment_without_date(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find cause EM without a date 439."""
    causes = claim.accident.causes if claim.accident else ()
    if "EM" in causes and claim.dated("439") is None:
        yield context.finding(at=f"accident.causes[{causes.index('EM')}]")
