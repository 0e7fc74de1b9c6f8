"""A provider-level adjustment moves no money.

An adjustment of zero posts nothing and balances anyway; it often marks one whose amount was lost.

>>> from billingcore.testing import a_remittance
>>> remittance = a_remittance(provider_adjustments=({"reason": "L6", "amount": "0"},))
>>> for finding in provider_adjustment_of_zero.check(remittance):
...     print(finding)
warning REM005 provider_adjustments[0].amount: adjustment L6 is of zero
"""

from collections.abc import Iterator

from ....model import Remittance
from ... import Citation, Context, Disposition, Finding, Scope, Severity, Snip, rule


@rule(
    "REM005",
    "provider-adjustment-of-zero",
    scope=Scope.REMITTANCE,
    severity=Severity.WARNING,
    disposition=Disposition.INFORMATION,
    snip=Snip.BALANCE,
    message="adjustment {reason} is of zero",
    source=Citation(authority="X12 005010X221 835", section="PLB04"),
)
def provider_adjustment_of_zero(remittance: Remittance, context: Context) -> Iterator[Finding]:
    """Find adjustments of zero."""
    for i, adjustment in enumerate(remittance.provider_adjustments):
        if adjustment.amount == 0:
            yield context.finding(at=f"provider_adjustments[{i}].amount", reason=adjustment.reason)
