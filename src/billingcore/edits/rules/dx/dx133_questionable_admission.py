"""The principal diagnosis is seldom a reason for a stay in a hospital.

Medicare's contractors may ask for the record of such a stay. The claim may be right: see that the
record tells why the patient had to stay, and whether another diagnosis was the reason.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses="I10 Y")
>>> for finding in questionable_admission.check(claim, reference=ReferenceSet.default()):
...     print(finding)
info DX133 diagnoses[0].code: a stay for I10 may be asked about
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Applies, Context, Disposition, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from .._code_editor import HOSPITAL, code_edit, principal


@rule(
    "DX133",
    "questionable-admission",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm",
    applies=Applies(kinds="institutional", bills=HOSPITAL),
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="a stay for {code} may be asked about",
    source=code_edit(8),
    expects=ExpectedDenial(carc="50"),
    aliases=("MCE 8",),
)
def questionable_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the principal diagnosis."""
    first = principal(context)
    if first is not None and "questionable admission" in first.words:
        yield context.finding(
            at=f"diagnoses[{first.place}].code",
            evidence=first.evidence("questionable admission"),
            code=icd10cm.format(first.code),
        )
