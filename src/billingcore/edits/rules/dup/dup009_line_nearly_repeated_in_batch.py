"""Two claims of a batch bill nearly the same service.

One patient, one provider, one procedure, one day; they differ in units, charge or place, or in
modifiers that never tell of a second service. One of the two may be a mistake for the other.

>>> from billingcore.model import Batch
>>> from billingcore.testing import a_claim
>>> second = a_claim(patient_control_number="A2", lines="99213")
>>> for finding in line_nearly_repeated_in_batch.check(Batch(claims=(a_claim(), second))):
...     print(finding)
warning DUP009 claims[1].lines[0]: 99213 on 2026-03-02 of claim 2 stands on claim 1 in another way
"""

from collections.abc import Iterator

from ....model import Batch
from ... import Context, Disposition, Finding, Severity
from ._batched import batch_rule, found_in_batch


@batch_rule(
    "DUP009",
    "line-nearly-repeated-in-batch",
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    message="{code} on {day} of claim {number} stands on claim {first} in another way",
    aliases=("Optum DLPA",),
)
def line_nearly_repeated_in_batch(batch: Batch, context: Context) -> Iterator[Finding]:
    """Report lines that an earlier claim of the batch has nearly so."""
    return found_in_batch(batch, context, "nearly")
