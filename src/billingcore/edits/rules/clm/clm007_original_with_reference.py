"""An original claim carries a payer's control number.

That number belongs on a replacement (frequency 7) or a void (8). On an original claim some payers
ignore it, others answer that the claim is a duplicate.

>>> from billingcore.testing import a_claim
>>> for finding in original_with_reference.check(a_claim(references={"F8": "ICN1"})):
...     print(finding)
warning CLM007 references[0]: an original claim (frequency 1) carries a payer's control number
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Citation,
    Context,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)


@rule(
    "CLM007",
    "original-with-reference",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="references"),
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="an original claim (frequency 1) carries a payer's control number",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 22"),
        Citation(authority="X12 005010 837", section="2300 REF*F8"),
    ),
)
def original_with_reference(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a reference F8 on a claim of frequency 1."""
    if claim.frequency == "1":
        for i, reference in enumerate(claim.references):
            if reference.qualifier == "F8":
                yield context.finding(at=f"references[{i}]")
