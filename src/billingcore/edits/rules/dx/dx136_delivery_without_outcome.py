"""The bill of a stay has a delivery, and no diagnosis tells its outcome.

A code of category Z37 stands on every mother's bill with a delivery, once for that stay. Without
it the Medicare Code Editor doubts the admission, for discharges from 2018-10-01.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses="O80 Y", procedures="10E0XZZ")
>>> for finding in delivery_without_outcome.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX136 procedures[0].code: 10E0XZZ is a delivery, and no diagnosis tells its outcome
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._code_editor import HOSPITAL, code_edit, marked_diagnoses, marked_procedures

_DELIVERIES = ("vaginal delivery", "cesarean delivery")


@rule(
    "DX136",
    "delivery-without-outcome",
    scope=Scope.CLAIM,
    needs=("icd10cm", "icd10pcs"),
    applies=Applies(kinds="institutional", bills=HOSPITAL),
    triggers=Triggers(parts="procedures"),
    snip=Snip.POLICY,
    message="{code} is a delivery, and no diagnosis tells its outcome",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.15.b.5"),
        *code_edit(8),
    ),
    expects=ExpectedDenial(carc="16", rarc="M64"),
    aliases=("MCE questionable obstetric admission",),
)
def delivery_without_outcome(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the outcome in all diagnoses that count; one finding for all deliveries."""
    for procedure in marked_procedures(context):
        word = next((word for word in _DELIVERIES if word in procedure.words), None)
        if word is None:
            continue
        if not any("outcome of delivery" in each.words for each in marked_diagnoses(context)):
            yield context.finding(
                at=f"procedures[{procedure.place}].code",
                evidence=procedure.evidence(word),
                fixes=Fix(text="add the code of category Z37", safety=Safety.NEEDS_DOCUMENTATION),
                code=procedure.code,
            )
        return
