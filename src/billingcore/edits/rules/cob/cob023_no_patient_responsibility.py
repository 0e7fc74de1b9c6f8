"""The payers before leave nothing for the patient to pay.

A secondary payer pays what is the patient's: deductible, coinsurance, copayment, services not
covered. Where an earlier payer states none of it, nothing is left to pay, or the adjustments were
filed under the wrong group. Medicare, which pays by its own limits, is not asked.

>>> from billingcore.testing import a_claim
>>> first = {"amounts": {"D": "140.00"}, "adjustments": {"CO-45": "60.00"}}
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=(first,))
>>> for finding in no_patient_responsibility.check(claim):
...     print(finding)
warning COB023 other_payers[0]: the payer in sequence P paid 140.00 and left the patient nothing
"""

from collections.abc import Iterator

from ....model import Claim, PriorDecision
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from ._decisions import MEDICARE, OTHERS, comes_before, decisions

_PATIENT = "PR"
_LIABILITY = "EAF"


@rule(
    "COB023",
    "no-patient-responsibility",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="the payer in sequence {sequence} paid {paid} and left the patient nothing",
    source=Citation(authority="X12 005010 837", section="1.4.1, 2320 and 2430 CAS*PR and AMT*EAF"),
    expects=ExpectedDenial(carc="23", group="OA"),
)
def no_patient_responsibility(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for decisions with reasons, none of them the patient's, and no liability stated."""
    if claim.coverage is None or claim.coverage.filing_indicator in MEDICARE:
        return
    for decision in decisions(context):
        payer = decision.payer
        if payer.paid is None or decision.ambiguous or not comes_before(payer, claim):
            continue
        if (decision.adjustments or decision.lines) and not _left_to_patient(decision):
            yield context.finding(
                f"other_payers[{decision.index}]",
                sequence=payer.coverage.sequence if payer.coverage else None,
                paid=payer.paid,
            )


def _left_to_patient(decision: PriorDecision) -> bool:
    amounts = [
        adjustment.amount for adjustment in decision.adjustments if adjustment.group == _PATIENT
    ]
    amounts.append(decision.payer.amount(_LIABILITY))
    amounts += [one.remaining_liability for _, several in decision.lines for one in several]
    return any(amount is not None and amount > 0 for amount in amounts)
