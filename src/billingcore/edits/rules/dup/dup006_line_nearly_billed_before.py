"""An earlier claim has billed nearly the same service.

One provider, one procedure, one day; they differ in units, charge or place, or in modifiers that
never tell of a second service. If the first was wrong, replace it (frequency 7) instead of billing
again.

>>> from billingcore.testing import a_claim
>>> sent = a_claim(patient_control_number="A0", lines="99213")
>>> for finding in line_nearly_billed_before.check(a_claim(lines="99213-25"), history=[sent]):
...     print(finding)
warning DUP006 lines[0]: 99213 on 2026-03-02 was billed before in another way, on a claim sent
"""

from collections.abc import Iterator

from ... import Context, Disposition, Finding, History, Severity
from ._before import before_rule, found_before


@before_rule(
    "DUP006",
    "line-nearly-billed-before",
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    message="{code} on {day} was billed before in another way, on a claim {state}",
    aliases=("Optum DLPA",),
)
def line_nearly_billed_before(history: History, context: Context) -> Iterator[Finding]:
    """Report lines that an earlier claim has nearly so."""
    return found_before(history, context, "nearly")
