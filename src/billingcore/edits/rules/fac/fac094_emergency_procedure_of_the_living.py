"""An inpatient procedure is billed as an emergency (CA), and the patient went home.

Modifier CA is for the procedure that was done to save an outpatient who then died, or was taken to
another hospital, before being admitted. With any other status the claim is returned.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "33120-CA", "revenue_code": "0360"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in emergency_procedure_of_the_living.check(claim):
...     print(finding)
error FAC094 lines[0].procedure.modifiers[0]: modifier CA beside patient status 01
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
from ._bills import MEDICARE

_WENT_HOME_OR_STAYED = ("01", "06", "07", "30", "81", "86")


@rule(
    "FAC094",
    "emergency-procedure-of-the-living",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    triggers=Triggers(modifiers="CA"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="modifier CA beside patient status {status}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 180.7"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 70"),
    ),
    expects=ExpectedDenial(carc="4", rarc="MA43", group="CO", status=("A7:453",)),
    aliases=("IOCE 70",),
)
def emergency_procedure_of_the_living(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find modifier CA beside a status of a patient who went home or is still there."""
    status = claim.institutional.discharge_status if claim.institutional else None
    if status not in _WENT_HOME_OR_STAYED:
        return
    for i, line in enumerate(claim.lines):
        if "CA" in line.modifiers:
            yield context.finding(
                at=f"lines[{i}].procedure.modifiers[{line.modifiers.index('CA')}]",
                related=["institutional.discharge_status"],
                status=status,
            )
