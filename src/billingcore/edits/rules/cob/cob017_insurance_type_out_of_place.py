"""A coverage that is not Medicare behind another payer has an insurance type code.

The code says why Medicare is not the primary payer. On a claim where Medicare is primary, or of
another payer, it contradicts what the sequence says: one of the two is wrong.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"filing_indicator": "MB", "insurance_type": "12"})
>>> for finding in insurance_type_out_of_place.check(claim):
...     print(finding)
warning COB017 coverage.insurance_type: 12 with filing indicator MB in sequence P
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Finding, Scope, Severity, Snip, rule
from ._insurance_types import OF_INTEREST, is_secondary_medicare, of_interest


@rule(
    "COB017",
    "insurance-type-out-of-place",
    scope=Scope.CLAIM,
    triggers=OF_INTEREST,
    applies=Applies(kinds="professional"),
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="{type} with filing indicator {filing} in sequence {sequence}",
    source=Citation(
        authority="X12 005010X222A1 837P", section="2000B and 2320 SBR05, situational rule"
    ),
)
def insurance_type_out_of_place(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the code where the place is known and Medicare is not behind another payer."""
    for path, coverage in of_interest(context):
        known = coverage.sequence not in (None, "", "U") and coverage.filing_indicator
        if coverage.insurance_type and known and not is_secondary_medicare(coverage):
            yield context.finding(
                f"{path}.insurance_type",
                type=coverage.insurance_type,
                filing=coverage.filing_indicator,
                sequence=coverage.sequence,
            )
