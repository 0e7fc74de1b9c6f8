"""A diagnosis of a stay does not tell the side, where other codes do.

For discharges from 2022-04-01 the Medicare Code Editor lists codes that raise the severity of a
stay and leave the side open. During a stay somebody has seen which side it is: take the code that
tells it. Where nobody can, Medicare takes the remark "UNABLE TO DET LAT" with the number 1 or 2,
and returns the claim without. Other payers differ.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses=("S72.009A Y", "W19.XXXA Y"))
>>> for finding in side_not_told.check(claim, reference=ReferenceSet.default()):
...     print(finding)
warning DX134 diagnoses[0].code: S72.009A does not tell the side
"""

from collections.abc import Iterator
from datetime import date

from ....identifiers import icd10cm
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
    Severity,
    Snip,
    rule,
)
from .._code_editor import HOSPITAL, code_edit, marked_diagnoses

_REMARK = "UNABLE TO DET LAT"
_SINCE = date(2022, 4, 1)


@rule(
    "DX134",
    "side-not-told",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="icd10cm",
    applies=Applies(kinds="institutional", bills=HOSPITAL),
    snip=Snip.POLICY,
    message="{code} does not tell the side",
    source=(
        Citation(authority="Medicare One-Time Notification", section="change request 12471"),
        *code_edit(20),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
    aliases=("MCE 20",),
)
def side_not_told(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at all diagnoses that count, unless a remark says that the side cannot be told."""
    open_ones = [
        each
        for each in marked_diagnoses(context)
        if "unspecified laterality" in each.words and each.day >= _SINCE
    ]
    if not open_ones or any(_REMARK in (note.text or "").upper() for note in claim.notes):
        return
    for each in open_ones:
        yield context.finding(
            at=f"diagnoses[{each.place}].code",
            evidence=each.evidence("unspecified laterality"),
            fixes=Fix(text="take the code that tells the side", safety=Safety.NEEDS_DOCUMENTATION),
            code=icd10cm.format(each.code),
        )
