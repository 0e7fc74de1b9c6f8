"""A procedure of the stay was done on none of its days.

Procedures are those of the statement; with them go those of the three days before the admission,
when the patient was still an outpatient of the hospital.

>>> from billingcore.testing import inpatient_claim
>>> operation = {"code": "0DTJ4ZZ", "qualifier": "BBR", "period": "2026-03-06"}
>>> for finding in procedure_outside_stay.check(inpatient_claim(procedures=[operation])):
...     print(finding)
error DAT015 procedures[0].period: 2026-03-06 is outside of 2026-02-27..2026-03-05
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ....model import Claim
from ....periods import Period
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule

_ICD = ("BBR", "BBQ", "BR", "BQ")
_DAYS_BEFORE = 3


@rule(
    "DAT015",
    "procedure-outside-stay",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=("11", "18", "21")),
    triggers=Triggers(parts="procedures"),
    snip=Snip.SITUATION,
    message="{day} is outside of {window}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.6"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 3, section 40.3"),
        Citation(authority="UB-04 data specifications", section="form locators 6 and 74"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N301"),
)
def procedure_outside_stay(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare with the statement, and with three days before it or the admission."""
    window = _window(claim)
    if window is None:
        return
    for i, procedure in enumerate(claim.procedures):
        day = procedure.period.start if procedure.period else None
        if procedure.qualifier in _ICD and day is not None and day not in window:
            yield context.finding(at=f"procedures[{i}].period", day=day, window=str(window))


def _window(claim: Claim) -> Period | None:
    statement, admission = claim.dated("434"), claim.dated("435")
    if statement is None or statement.days < 1:
        return None
    first = min(statement.start, admission.start) if admission else statement.start
    early = first - date.min < timedelta(_DAYS_BEFORE)
    return Period(first if early else first - timedelta(_DAYS_BEFORE), statement.end)
