"""The patient was transferred on the day of admission, and the stay has more than one day.

Condition 40 says that the patient went to another hospital before midnight of the day of admission,
so the statement begins and ends on one day.

>>> from billingcore.testing import inpatient_claim
>>> for finding in same_day_transfer_of_several_days.check(inpatient_claim(condition_codes="40")):
...     print(finding)
warning FAC047 condition_codes[0]: same-day transfer (40) in a stay of 2026-03-02..2026-03-05
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
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._bills import HOSPITAL_STAY


@rule(
    "FAC047",
    "same-day-transfer-of-several-days",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=HOSPITAL_STAY),
    triggers=Triggers(parts="condition_codes"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="same-day transfer (40) in a stay of {stay}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 3, section 40.1"
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
)
def same_day_transfer_of_several_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find condition 40 where the statement is of more than one day."""
    statement = claim.dated("434")
    for i, code in enumerate(claim.condition_codes):
        if code == "40" and statement is not None and statement.days > 1:
            yield context.finding(at=f"condition_codes[{i}]", stay=str(statement))
