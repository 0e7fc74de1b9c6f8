"""A facility bills Medicare behind another payer, without the value code that says why.

On the UB-04 and in the 837I the reason is a value code, 12 to 16, 41 to 43 or 47, with the amount
that the first payer paid; 0 where it paid nothing. Without it Medicare takes itself for the primary
payer and returns the claim.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     coverage={"sequence": "S", "filing_indicator": "MA"},
...     other_payers=({"amounts": {"D": "200.00"}},),
... )
>>> for finding in medicare_value_code_missing.check(claim):
...     print(finding)
warning COB018 institutional.value_codes: Medicare is in sequence S; one of the value codes 12, 13,
14, 15, 16, 41, 42, 43, 47 says why
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._decisions import MEDICARE
from ._insurance_types import TYPES, is_secondary_medicare

_FIX = Fix(
    text="add the value code with what the first payer paid", safety=Safety.NEEDS_DOCUMENTATION
)


@rule(
    "COB018",
    "medicare-value-code-missing",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", filing=MEDICARE),
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="Medicare is in sequence {sequence}; one of the value codes {codes} says why",
    source=(
        Citation(authority="Medicare Secondary Payer Manual", section="chapter 3"),
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 25, form locators 39-41"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="M49"),
)
def medicare_value_code_missing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for a claim to Medicare as a later payer, without any of these value codes."""
    coverage = claim.coverage
    if coverage is None or not is_secondary_medicare(coverage):
        return
    detail = claim.institutional
    if detail is None or not any(value.code in TYPES for value in detail.value_codes):
        yield context.finding(
            "institutional.value_codes", fixes=_FIX, sequence=coverage.sequence, codes=TYPES
        )
