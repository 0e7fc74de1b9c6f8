"""A condition, occurrence or value code is not two characters.

All codes of these lists are two digits or capital letters.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(condition_codes=["9"])
>>> for finding in malformed_billing_code.check(claim):
...     print(finding)
error FAC060 condition_codes[0]: the condition code 9 is not two digits or capital letters
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._codes import listed
from ._lists import is_two_characters


@rule(
    "FAC060",
    "malformed-billing-code",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the {what} {code} is not two digits or capital letters",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 18 to 41"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BG, BH, BI, BE"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M44"),
)
def malformed_billing_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at each code of the four lists."""
    for each in listed(claim):
        if not is_two_characters(each.code):
            yield context.finding(
                at=each.path, what=each.what, code=each.code or "(none)", expects=each.expects
            )
