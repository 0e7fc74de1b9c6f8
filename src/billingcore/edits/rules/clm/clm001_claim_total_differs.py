"""The claim's total charge is not the sum of its lines' charges.

The total is a control figure: a claim that does not add up is returned before anybody reads it.
A line's charge already includes its units. Correct the total, or find the line that is wrong or
missing; the total alone cannot tell which of the two it is.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(charge="135.00", lines=({"charge": "100.00"}, {"charge": "25.00"}))
>>> for finding in claim_total_differs.check(claim):
...     print(finding)
error CLM001 charge: the claim says 135.00, its lines add up to 125.00
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Evidence,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)


@rule(
    "CLM001",
    "claim-total-differs",
    scope=Scope.CLAIM,
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.BALANCE,
    message="the claim says {stated}, its lines add up to {computed}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 28"),
        Citation(authority="X12 005010 837", section="CLM02"),
    ),
    aliases=("IB344",),
    mandatory=True,
)
def claim_total_differs(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the stated total with the sum, where there is something to compare."""
    if claim.charge is None or not claim.lines:
        return
    computed = claim.line_total
    if claim.charge != computed:
        facts = (
            ("stated", claim.charge),
            ("computed", computed),
            ("difference", claim.charge - computed),
        )
        yield context.finding(
            at="charge",
            stated=claim.charge,
            computed=computed,
            evidence=Evidence(what="total less the sum of the lines", facts=facts),
            fixes=Fix(
                text="set the total to the sum of the lines",
                safety=Safety.SAFE,
                changes=(("charge", computed),),
            ),
        )
