"""Medicare is not the primary payer, and the claim does not say why.

Whoever pays before Medicare does so by one of the secondary payer provisions: working aged,
disability, liability and so on. The insurance type code names it. Medicare returns a professional
claim without it, and so do others that Medicare follows.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     coverage={"sequence": "S", "filing_indicator": "MB"},
...     other_payers=({"amounts": {"D": "200.00"}},),
... )
>>> for finding in medicare_type_missing.check(claim):
...     print(finding)
error COB015 coverage.insurance_type: Medicare is in sequence S; the type must be one of 12, 13, 14,
15, 16, 41, 42, 43, 47
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Snip, rule
from ._insurance_types import OF_INTEREST, TYPES, is_secondary_medicare, of_interest

_FIX = Fix(
    text="ask the patient why Medicare does not pay first", safety=Safety.NEEDS_DOCUMENTATION
)


@rule(
    "COB015",
    "medicare-type-missing",
    scope=Scope.CLAIM,
    triggers=OF_INTEREST,
    applies=Applies(kinds="professional"),
    snip=Snip.SITUATION,
    message="Medicare is in sequence {sequence}; the type must be one of {types}",
    source=(
        Citation(authority="X12 005010X222A1 837P", section="2000B and 2320 SBR05"),
        Citation(authority="Medicare Secondary Payer Manual", section="chapter 3"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA92"),
)
def medicare_type_missing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for Medicare behind another payer, without an insurance type code."""
    for path, coverage in of_interest(context):
        if not coverage.insurance_type and is_secondary_medicare(coverage):
            yield context.finding(
                f"{path}.insurance_type", fixes=_FIX, sequence=coverage.sequence, types=TYPES
            )
