"""A provider-level adjustment about a claim or an earlier balance does not say which.

A recovery (WO), a balance carried forward (FB) and a payment refunded (72) speak of something that
came before. Without its number they can only be guessed at.

>>> from billingcore.testing import a_remittance
>>> remittance = a_remittance(provider_adjustments=({"reason": "WO", "amount": "20"},))
>>> for finding in provider_adjustment_without_reference.check(remittance):
...     print(finding)
warning REM007 provider_adjustments[0].reference: adjustment WO names nothing that it refers to
"""

from collections.abc import Iterator

from ....model import Remittance
from ... import Citation, Context, Disposition, Finding, Scope, Severity, Snip, rule

_REFERRING = ("WO", "FB", "72")


@rule(
    "REM007",
    "provider-adjustment-without-reference",
    scope=Scope.REMITTANCE,
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    snip=Snip.SITUATION,
    message="adjustment {reason} names nothing that it refers to",
    source=Citation(authority="X12 005010X221 835", section="PLB03-2"),
)
def provider_adjustment_without_reference(
    remittance: Remittance, context: Context
) -> Iterator[Finding]:
    """Find such adjustments without a reference."""
    for i, adjustment in enumerate(remittance.provider_adjustments):
        if adjustment.reason in _REFERRING and not adjustment.reference:
            yield context.finding(
                at=f"provider_adjustments[{i}].reference", reason=adjustment.reason
            )
