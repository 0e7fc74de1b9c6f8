"""The patient's part of a claim is not the sum of its patient adjustments.

The stated figure and the adjustments of group PR say the same thing twice. The adjustments, with
their reasons, are what can be billed. On a reversal the figure is not used, and is not judged.

>>> from billingcore.testing import a_claim_payment
>>> for finding in patient_responsibility_differs.check(
...     a_claim_payment(patient_responsibility="25")
... ):
...     print(finding)
warning REM004 patient_responsibility: stated 25; the PR adjustments add up to 20.00
"""

from collections.abc import Iterator
from decimal import Decimal

from ....model import ClaimPayment
from ....money import total
from ... import Citation, Context, Disposition, Evidence, Finding, Scope, Severity, Snip, rule


@rule(
    "REM004",
    "patient-responsibility-differs",
    scope=Scope.PAYMENT,
    severity=Severity.WARNING,
    disposition=Disposition.INFORMATION,
    snip=Snip.BALANCE,
    message="stated {stated}; the PR adjustments add up to {computed}",
    source=Citation(authority="X12 005010X221 835", section="2100 CLP05, CAS*PR"),
)
def patient_responsibility_differs(claim: ClaimPayment, context: Context) -> Iterator[Finding]:
    """Compare the two; what is not stated counts as nothing."""
    if claim.is_reversal:
        return
    owed = [a.amount for a in claim.all_adjustments() if a.group == "PR"]
    stated, computed = claim.patient_responsibility or Decimal(0), total(owed)
    if None not in owed and stated != computed:
        facts = (("stated", stated), ("computed", computed), ("difference", stated - computed))
        yield context.finding(
            at="patient_responsibility",
            stated=stated,
            computed=computed,
            evidence=Evidence(what="patient's part less PR adjustments", facts=facts),
        )
