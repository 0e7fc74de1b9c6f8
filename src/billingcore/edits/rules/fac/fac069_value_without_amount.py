"""A value code has no amount.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"value_codes": [{"code": "80"}]})
>>> for finding in value_without_amount.check(claim):
...     print(finding)
error FAC069 institutional.value_codes[0].amount: value code 80 has no amount
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "FAC069",
    "value-without-amount",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.GUIDE,
    message="value code {code} has no amount",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BE"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M49", status=("A7:463",)),
)
def value_without_amount(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find value codes without an amount."""
    for i, value in enumerate(claim.institutional.value_codes if claim.institutional else ()):
        if value.amount is None:
            yield context.finding(
                at=f"institutional.value_codes[{i}].amount", code=value.code or "(none)"
            )
