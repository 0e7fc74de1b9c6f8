"""An earlier claim has billed the same service of the day by another provider.

If it was repeated, 77 says so. If one service was filed under two names, one of the claims is
wrong. Visits and anesthesia are not compared.

>>> from billingcore.testing import a_claim
>>> sent = a_claim(lines="93000", providers=({"role": "82", "id": "1999999984"},))
>>> found = line_billed_before_by_another_provider.check(a_claim(lines="93000"), history=[sent])
>>> for finding in found:
...     print(finding)
warning DUP007 lines[0]: 93000 on 2026-03-02 was billed before by another provider, on a claim sent
"""

from collections.abc import Iterator

from ... import Context, Disposition, Finding, History, Severity
from ._before import before_rule, found_before


@before_rule(
    "DUP007",
    "line-billed-before-by-another-provider",
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    message="{code} on {day} was billed before by another provider, on a claim {state}",
    aliases=("Optum DLPB",),
)
def line_billed_before_by_another_provider(history: History, context: Context) -> Iterator[Finding]:
    """Report lines that an earlier claim has of another provider."""
    return found_before(history, context, "by_another")
