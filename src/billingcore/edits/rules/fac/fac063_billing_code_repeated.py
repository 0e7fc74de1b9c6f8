"""A condition or value code stands on the bill twice.

Once says all: what is true needs no repetition, and of two amounts of one kind a payer takes
either.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(condition_codes=["09", "17", "09"])
>>> for finding in billing_code_repeated.check(claim):
...     print(finding)
warning FAC063 condition_codes[2]: the condition code 09 is repeated
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
    rule,
)
from ._codes import conditions, values


@rule(
    "FAC063",
    "billing-code-repeated",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the {what} {code} is repeated",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 18 to 28, 39 to 41"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M44"),
)
def billing_code_repeated(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each code that stood in its list before."""
    for codes in (conditions(claim), values(claim)):
        seen: set[str] = set()
        for each in codes:
            if each.code is None:
                continue
            if each.code in seen:
                yield context.finding(
                    at=each.path, what=each.what, code=each.code, expects=each.expects
                )
            seen.add(each.code)
