"""Two claims of a batch bill the same service.

Patient, payer, provider, procedure, modifiers, days, place, units and charge are the same. The
payer refuses the second: take it out of the batch before it goes.

>>> from billingcore.model import Batch
>>> from billingcore.testing import a_claim
>>> batch = Batch(claims=(a_claim(), a_claim(patient_control_number="A2", lines="93000")))
>>> for finding in line_repeated_in_batch.check(batch):
...     print(finding)
error DUP008 claims[1].lines[0]: 93000 on 2026-03-02 of claim 2 stands on claim 1
"""

from collections.abc import Iterator

from ....model import Batch
from ... import Context, Disposition, Finding
from ._batched import batch_rule, found_in_batch


@batch_rule(
    "DUP008",
    "line-repeated-in-batch",
    disposition=Disposition.LINE_DENIAL,
    message="{code} on {day} of claim {number} stands on claim {first}",
    aliases=("Optum DLP",),
)
def line_repeated_in_batch(batch: Batch, context: Context) -> Iterator[Finding]:
    """Report lines that an earlier claim of the batch has just so."""
    return found_in_batch(batch, context, "same")
