"""A correction to Medicare gives several reasons.

One is taken: that which describes the change best. Charges that change with something else are no
reason of their own.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     frequency="7", condition_codes=["D1", "D2"], coverage={"filing_indicator": "MA"}
... )
>>> for finding in several_reasons_for_a_correction.check(claim):
...     print(finding)
error FAC075 condition_codes[1]: one reason is taken; the claim gives D1, D2
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
from ._reasons import reasons_of


@rule(
    "FAC075",
    "several-reasons-for-a-correction",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", filing=MEDICARE),
    triggers=Triggers(parts="condition_codes"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="one reason is taken; the claim gives {reasons}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 130.1.2"
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
)
def several_reasons_for_a_correction(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count such condition codes on frequencies 7 and 8."""
    if claim.frequency not in ("7", "8"):
        return
    reasons = reasons_of()
    found = [(i, code) for i, code in enumerate(claim.condition_codes) if code in reasons]
    if len({code for _, code in found}) > 1:
        yield context.finding(
            at=f"condition_codes[{found[1][0]}]", reasons=[code for _, code in found]
        )
