"""A bill covers days that begin after the patient had died.

The day of death, the patient's own or that of occurrence code 55, lies before the first day of the
statement or before the admission. One of the days is wrong; correct it by the record.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"occurrences": {"55": "2026-02-01"}})
>>> print(next(iter(statement_after_death.check(claim))))
error DEM019 dates[0].period: the patient had died before 2026-03-02
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
    Scope,
    Snip,
    Triggers,
    rule,
)
from ..._death import day_of_death


@rule(
    "DEM019",
    "statement-after-death",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    triggers=Triggers(claim=lambda claim: claim.has_died),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the patient had died before {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="X12 005010X223 837", section="2300 DTP*434, DTP*435, HI*BH"),
    ),
    expects=ExpectedDenial(carc="13"),
)
def statement_after_death(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the day of death with the first day of the statement, and with the admission."""
    death = day_of_death(claim)
    if death is None:
        return
    path, day = death
    for i, stated in enumerate(claim.dates):
        begins = stated.period.start if stated.period is not None else None
        if stated.qualifier in ("434", "435") and begins is not None and begins > day:
            related = [path] if path.startswith("institutional") else []
            yield context.finding(f"dates[{i}].period", related=related, day=begins)
