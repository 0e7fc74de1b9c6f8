"""A bill asks to be paid for a stay in which the wrong operation was done.

Three external causes say that it was the wrong procedure, the wrong patient or the wrong side.
Medicare, Medicaid and most others pay for none of what belongs to it: it goes on a bill without
payment (type of bill 110), and what was covered and had nothing to do with it on a bill of its
own, without these codes.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses=("M17.11 Y", "Y65.53 N"))
>>> for finding in wrong_procedure_billed.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX135 diagnoses[1].code: Y65.53 tells of a wrong operation, and the bill is 111
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._code_editor import HOSPITAL, code_edit, marked_diagnoses

_WITHOUT_PAYMENT = "0"


@rule(
    "DX135",
    "wrong-procedure-billed",
    scope=Scope.CLAIM,
    needs="icd10cm",
    applies=Applies(kinds="institutional", bills=HOSPITAL),
    triggers=Triggers(diagnoses="Y"),
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.POLICY,
    message="{code} tells of a wrong operation, and the bill is {bill}",
    source=(
        *code_edit(18),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 32, section 230"),
        Citation(authority="42 CFR 447.26"),
    ),
    expects=ExpectedDenial(carc="233", group="CO"),
    aliases=("MCE 18",),
)
def wrong_procedure_billed(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find the codes on a bill that asks for payment."""
    for each in marked_diagnoses(context):
        if "wrong procedure" in each.words and claim.frequency != _WITHOUT_PAYMENT:
            yield context.finding(
                at=f"diagnoses[{each.place}].code",
                evidence=each.evidence("wrong procedure"),
                code=icd10cm.format(each.code),
                bill=claim.type_of_bill,
            )
