"""The amount that an earlier payer does not cover is not the whole charge, or it decided after all.

The amount says that the payer was passed over, because it covers nothing of this: it is then the
whole charge, and there is neither payment nor adjustment of that payer. What a payer refused in
its decision is an adjustment.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=({"amounts": {"A8": "150.00"}},))
>>> for finding in bypassed_payer_amount.check(claim):
...     print(finding)
warning COB025 other_payers[0].amounts[0]: not covered 150.00; the charge is 200.00
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Finding, Scope, Severity, Snip, rule
from ._decisions import OTHERS, decisions

_BYPASSED = "A8"


@rule(
    "COB025",
    "bypassed-payer-amount",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.BALANCE,
    message="not covered {amount}; {but}",
    source=(
        Citation(authority="X12 005010 837", section="2320 AMT*A8, situational rule"),
        Citation(authority="X12 request for interpretation", section="1603"),
    ),
)
def bypassed_payer_amount(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the amount with the charge, and look for a decision beside it."""
    decided = {decision.index for decision in decisions(context)}
    for k, other in enumerate(claim.other_payers):
        for j, amount in enumerate(other.amounts):
            if amount.qualifier != _BYPASSED or amount.value is None:
                continue
            if k in decided:
                but = "and yet the payer decided the claim"
            elif claim.charge is not None and amount.value != claim.charge:
                but = f"the charge is {claim.charge}"
            else:
                continue
            yield context.finding(f"other_payers[{k}].amounts[{j}]", amount=amount.value, but=but)
