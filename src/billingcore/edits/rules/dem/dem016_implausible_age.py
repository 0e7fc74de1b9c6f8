"""The patient would be more than 124 years old.

The Medicare code editor takes ages of 0 to 124 years. The century of the birth date is the usual
culprit.

>>> from billingcore.testing import a_claim
>>> for finding in implausible_age.check(a_claim(patient={"birth_date": "1880-05-17"})):
...     print(finding)
warning DEM016 patient.birth_date: the patient's age on 2026-03-02 is above 124 years
"""

from collections.abc import Iterator

from ....model import Claim
from ....periods import age_in_years
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, Triggers, rule
from ._birth import OLDEST, may_be_impossible


@rule(
    "DEM016",
    "implausible-age",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(glance=may_be_impossible),
    snip=Snip.SITUATION,
    message="the patient's age on {day} is above 124 years",
    source=Citation(authority="Definitions of Medicare Code Edits", section="invalid age"),
    expects=ExpectedDenial(carc="16", rarc="N329"),
    aliases=("MCE 14", "IOCE 25"),
)
def implausible_age(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count completed years on the first day of service."""
    birth, day = (claim.patient.birth_date if claim.patient else None), context.first_day
    if birth is not None and day is not None and age_in_years(birth, day) > OLDEST:
        yield context.finding(at="patient.birth_date", day=day)
