"""A diagnosis that is no reason for a stay is the principal one.

The code is good, but it tells a circumstance, a history, or what caused or followed a disease, and
not a current illness or injury: the Medicare Code Editor does not take it as the principal
diagnosis of a stay, and neither do the payers that use the editor. Principal is what, after study,
was the reason for the admission. Of adverse effects and underdosings another rule speaks.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses=("Z37.0", "O80"))
>>> for finding in unacceptable_principal.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX131 diagnoses[0].code: Z37.0 is no acceptable principal diagnosis of a stay
"""

from collections.abc import Iterator

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
    Snip,
    rule,
)
from .._code_editor import HOSPITAL, code_edit, principal
from ._drug_effects import drug_effect


@rule(
    "DX131",
    "unacceptable-principal",
    scope=Scope.CLAIM,
    needs="icd10cm",
    applies=Applies(kinds="institutional", bills=HOSPITAL),
    snip=Snip.POLICY,
    message="{code} is no acceptable principal diagnosis of a stay",
    source=(
        *code_edit(9),
        Citation(authority="ICD-10-CM Official Guidelines", section="II"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
    aliases=("MCE 9",),
)
def unacceptable_principal(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the principal diagnosis of a stay; a few codes only want company (DX132)."""
    first = principal(context)
    if first is None or "unacceptable principal" not in first.words:
        return
    if "requires secondary" not in first.words and not drug_effect(first.code):
        yield context.finding(
            at=f"diagnoses[{first.place}].code",
            evidence=first.evidence("unacceptable principal"),
            fixes=Fix(
                text="put first what, after study, was the reason for the admission",
                safety=Safety.NEEDS_DOCUMENTATION,
            ),
            code=icd10cm.format(first.code),
        )
