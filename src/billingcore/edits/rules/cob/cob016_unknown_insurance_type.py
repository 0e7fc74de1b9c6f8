"""The insurance type code of a coverage is none that exists.

The code says why Medicare is not the primary payer, and nothing else: 12, 13, 14, 15, 16, 41, 42,
43 or 47. A claim with another value does not pass the front door.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     coverage={"sequence": "S", "filing_indicator": "MB", "insurance_type": "44"},
...     other_payers=({"amounts": {"D": "200.00"}},),
... )
>>> for finding in unknown_insurance_type.check(claim):
...     print(finding)
error COB016 coverage.insurance_type: 44 is none of 12, 13, 14, 15, 16, 41, 42, 43, 47
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, Finding, Scope, Snip, rule
from ._insurance_types import OF_INTEREST, TYPES, of_interest


@rule(
    "COB016",
    "unknown-insurance-type",
    scope=Scope.CLAIM,
    triggers=OF_INTEREST,
    applies=Applies(kinds="professional"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="{type} is none of {types}",
    source=Citation(authority="X12 005010X222A1 837P", section="2000B and 2320 SBR05"),
)
def unknown_insurance_type(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare each insurance type code with the list."""
    for path, coverage in of_interest(context):
        kind = coverage.insurance_type
        if kind and kind not in TYPES:
            yield context.finding(f"{path}.insurance_type", type=kind, types=TYPES)
