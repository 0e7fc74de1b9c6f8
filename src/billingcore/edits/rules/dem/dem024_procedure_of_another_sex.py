"""The bill of a stay has a procedure that is done for the other sex than the patient's.

The Medicare Code Editor asked this for discharges until 2024-09-30, and then no more: the lists
end there. Until then condition code 45 tells that it is no error.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(day="2024-03-02", procedures="0VT00ZZ")
>>> for finding in procedure_of_another_sex.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DEM024 procedures[0].code: 0VT00ZZ is done for male patients
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._code_editor import code_edit, marked_procedures
from ..dx._coded import INPATIENT
from ._conflicts import is_incongruent, of_another_sex


@rule(
    "DEM024",
    "procedure-of-another-sex",
    scope=Scope.CLAIM,
    needs="icd10pcs",
    applies=Applies(kinds="institutional", bills=INPATIENT),
    triggers=Triggers(parts="procedures"),
    snip=Snip.POLICY,
    message="{code} is done for {sex} patients",
    source=(
        *code_edit(5),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 32, section 240"),
    ),
    expects=ExpectedDenial(carc="7", rarc="MA39"),
    aliases=("MCE 5",),
)
def procedure_of_another_sex(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the marks of procedures with the patient's sex."""
    for each, sex in of_another_sex(claim, marked_procedures(context)):
        if is_incongruent(claim):
            return
        yield context.finding(
            at=f"procedures[{each.place}].code",
            related=["patient.sex"],
            evidence=each.evidence(sex),
            code=each.code,
            sex=sex,
        )
