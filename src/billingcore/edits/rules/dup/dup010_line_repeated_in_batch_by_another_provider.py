"""Two claims of a batch bill the same service of a day by two providers.

If it was repeated, 77 says so. If one service was filed under two names, one of the claims is
wrong. Visits and anesthesia are not compared.

>>> from billingcore.model import Batch
>>> from billingcore.testing import a_claim
>>> other = a_claim(lines="93000", providers=({"role": "82", "id": "1999999984"},))
>>> for finding in line_repeated_in_batch_by_another_provider.check(
...     Batch(claims=(a_claim(), other))
... ):
...     print(finding)
warning DUP010 claims[1].lines[0]: 93000 on 2026-03-02 of claim 2 stands on claim 1, by another
provider
"""

from collections.abc import Iterator

from ....model import Batch
from ... import Context, Disposition, Finding, Severity
from ._batched import batch_rule, found_in_batch


@batch_rule(
    "DUP010",
    "line-repeated-in-batch-by-another-provider",
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    message="{code} on {day} of claim {number} stands on claim {first}, by another provider",
    aliases=("Optum DLPB",),
)
def line_repeated_in_batch_by_another_provider(batch: Batch, context: Context) -> Iterator[Finding]:
    """Report lines that an earlier claim of the batch has of another provider."""
    return found_in_batch(batch, context, "by_another")
