"""An earlier payer paid less than the charge, and the claim does not say why not all.

The adjustments of the first payer, its reasons, tell the next one what is the patient's to pay and
what nobody owes. Copy them from the remittance.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=({"amounts": {"D": "120.00"}},))
>>> for finding in payment_without_reasons.check(claim):
...     print(finding)
warning COB019 other_payers[0]: paid 120.00 of 200.00 without a reason for the rest
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Severity, Snip, rule
from ._decisions import OTHERS, out_of_balance

_FIX = Fix(
    text="add the payer's adjustments from its remittance", safety=Safety.NEEDS_DOCUMENTATION
)


@rule(
    "COB019",
    "payment-without-reasons",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.BALANCE,
    message="paid {paid} of {charge} without a reason for the rest",
    source=Citation(authority="X12 005010 837", section="1.4.4 balancing, 2320 AMT*D and CAS"),
    expects=ExpectedDenial(carc="16", rarc="N480", status=("A7:672",)),
)
def payment_without_reasons(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for a payment below the charge with neither adjustments nor decided lines."""
    for decision, balance in out_of_balance(context, "claim"):
        bare = not decision.lines and not decision.payer.adjustments
        if bare and balance.stated < balance.charge:
            yield context.finding(
                balance.path, fixes=_FIX, paid=balance.stated, charge=balance.charge
            )
