"""Two claims of one batch have the same patient control number.

Answers come back by that number; with the same one twice a payment can be posted to the wrong
claim. Numbers are compared within one billing provider.

>>> from billingcore.model import Batch
>>> from billingcore.testing import a_claim
>>> for finding in control_number_repeated.check(Batch(claims=(a_claim(), a_claim()))):
...     print(finding)
warning CLM034 claims[1].patient_control_number: claim 2 has the control number of claim 1
"""

from collections.abc import Iterator

from ....model import Batch
from ... import Citation, Context, Finding, Scope, Severity, Snip, rule


@rule(
    "CLM034",
    "control-number-repeated",
    scope=Scope.BATCH,
    severity=Severity.WARNING,
    snip=Snip.PARTNER,
    message="claim {number} has the control number of claim {first}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 26"),
        Citation(authority="X12 005010 837", section="CLM01"),
    ),
)
def control_number_repeated(batch: Batch, context: Context) -> Iterator[Finding]:
    """Find claims whose business key an earlier claim of the batch has."""
    seen: dict[tuple[str | None, str | None], int] = {}
    for i, claim in enumerate(batch.claims):
        if not claim.patient_control_number:
            continue
        first = seen.setdefault(claim.key, i)
        if first != i:
            yield context.finding(
                at=f"claims[{i}].patient_control_number",
                related=[f"claims[{first}].patient_control_number"],
                number=i + 1,
                first=first + 1,
            )
