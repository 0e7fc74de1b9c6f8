"""A procedure of a stay has no day.

>>> from billingcore.testing import inpatient_claim
>>> for finding in procedure_without_day.check(inpatient_claim(procedures=["0DTJ4ZZ"])):
...     print(finding)
error DAT017 procedures[0].period: procedure 0DTJ4ZZ has no day
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule

_ICD = ("BBR", "BBQ", "BR", "BQ")


@rule(
    "DAT017",
    "procedure-without-day",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=("11", "18", "21")),
    triggers=Triggers(parts="procedures"),
    snip=Snip.GUIDE,
    message="procedure {code} has no day",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.6"),
        Citation(authority="UB-04 data specifications", section="form locator 74"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BBR, HI*BBQ"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N301"),
)
def procedure_without_day(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find procedures in ICD codes without a period."""
    for i, procedure in enumerate(claim.procedures):
        if procedure.qualifier in _ICD and procedure.code and procedure.period is None:
            yield context.finding(at=f"procedures[{i}].period", code=procedure.code)
