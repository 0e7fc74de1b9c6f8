"""A claim to Medicare is replaced or cancelled without a reason.

A condition code says what changed: D0 to D4, D7 to D9 and E0 on a replacement, D5 and D6 on a
cancellation. Without it the correction is returned.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     frequency="7", references={"F8": "ICN1"}, coverage={"filing_indicator": "MA"}
... )
>>> for finding in correction_without_reason.check(claim):
...     print(finding)
error FAC073 condition_codes: frequency 7 needs one of D0, D1, D2, D3, D4, D7, D8, D9, E0
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import MEDICARE
from ._reasons import reasons_of


@rule(
    "FAC073",
    "correction-without-reason",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="frequency {frequency} needs one of {wanted}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 130.1.2"
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
)
def correction_without_reason(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find frequency 7 or 8 without a reason of its own."""
    if claim.frequency not in ("7", "8"):
        return
    wanted = reasons_of(claim.frequency)
    if wanted.isdisjoint(claim.condition_codes):
        yield context.finding(
            at="condition_codes", frequency=claim.frequency, wanted=sorted(wanted)
        )
