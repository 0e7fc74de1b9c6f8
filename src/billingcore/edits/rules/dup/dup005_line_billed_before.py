"""An earlier claim has billed the same service.

Provider, procedure, modifiers, days, place, units and charge are the same, and so is the payer. The
payer refuses it as a duplicate, also when it denied the first: that wants an appeal, or a
replacement (frequency 7) under the payer's number. Claims that were replaced, voided or rejected
count no more.

>>> from billingcore.testing import a_claim
>>> sent = a_claim(patient_control_number="A0")
>>> for finding in line_billed_before.check(a_claim(lines="93000"), history=[sent]):
...     print(finding)
error DUP005 lines[0]: 93000 on 2026-03-02 was billed before, on a claim sent
"""

from collections.abc import Iterator

from ... import Context, Disposition, Finding, History
from ._before import before_rule, found_before


@before_rule(
    "DUP005",
    "line-billed-before",
    disposition=Disposition.LINE_DENIAL,
    message="{code} on {day} was billed before, on a claim {state}",
    aliases=("Optum DLP",),
)
def line_billed_before(history: History, context: Context) -> Iterator[Finding]:
    """Report lines that an earlier claim has just so."""
    return found_before(history, context, "same")
