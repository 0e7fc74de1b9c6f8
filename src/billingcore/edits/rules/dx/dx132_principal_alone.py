"""The principal diagnosis of a stay is acceptable beside another one alone, and stands by itself.

A code for care of an unnamed kind says nothing of the illness; with a diagnosis that does, the
Medicare Code Editor takes it.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses="Z51.89")
>>> for finding in principal_alone.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX132 diagnoses[0].code: Z51.89 is a principal diagnosis beside another one alone
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Applies,
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
from .._code_editor import HOSPITAL, code_edit, principal


@rule(
    "DX132",
    "principal-alone",
    scope=Scope.CLAIM,
    needs="icd10cm",
    applies=Applies(kinds="institutional", bills=HOSPITAL),
    triggers=Triggers(diagnoses="Z"),
    snip=Snip.POLICY,
    message="{code} is a principal diagnosis beside another one alone",
    source=code_edit(9),
    expects=ExpectedDenial(carc="16", rarc="M64"),
    aliases=("MCE 9",),
)
def principal_alone(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for any other diagnosis beside such a one."""
    first = principal(context)
    if first is None or "requires secondary" not in first.words:
        return
    if not any(diagnosis.role in ("other", "external cause") for diagnosis in claim.diagnoses):
        yield context.finding(
            at=f"diagnoses[{first.place}].code",
            evidence=first.evidence("requires secondary"),
            fixes=Fix(
                text="add the diagnosis that the care was for", safety=Safety.NEEDS_DOCUMENTATION
            ),
            code=icd10cm.format(first.code),
        )
