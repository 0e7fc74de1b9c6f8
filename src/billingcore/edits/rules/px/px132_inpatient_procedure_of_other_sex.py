"""A procedure of a stay is one of women or of men, and the patient's sex is the other.

The Medicare Code Editor asked for the reason until it was switched off for discharges from October
of 2024. Correct the sex or the code; condition code 45 says that both are right.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> rows = [Entry("0UT90ZZ", attributes={"female"})]
>>> table = CodeTable("icd10pcs", rows, edition="FY2024", hierarchical=True)
>>> reference = ReferenceSet().with_(icd10pcs=table)
>>> operation = {"code": "0UT90ZZ", "qualifier": "BBR"}
>>> claim = inpatient_claim(day="2024-03-02", patient={"sex": "M"}, procedures=[operation])
>>> for finding in inpatient_procedure_of_other_sex.check(claim, reference=reference):
...     print(finding)
warning PX132 procedures[0].code: 0UT90ZZ is for female patients
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Severity, Snip
from ._inpatient import answers, inpatient_rule
from ._validity import evidence

_AGAINST = {"M": "female", "F": "male"}
_SPARED = "45"
_LAST_DISCHARGE = date(2024, 9, 30)


@inpatient_rule(
    "PX132",
    "inpatient-procedure-of-other-sex",
    needs="icd10pcs",
    severity=Severity.WARNING,
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} is for {sex} patients",
    source=Citation(authority="Definitions of Medicare Code Edits", section="sex conflict"),
    expects=ExpectedDenial(carc="7", rarc="MA39", group="CO"),
    aliases=("MCE 5",),
)
def inpatient_procedure_of_other_sex(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the words of each code with the patient's sex."""
    against = _AGAINST.get(claim.patient.sex or "") if claim.patient else None
    day = claim.last_day
    if against is None or _SPARED in claim.condition_codes or day is None or day > _LAST_DISCHARGE:
        return
    table = context.table("icd10pcs")
    for i, answer in answers(claim, context):
        if answer.is_valid and against in answer.attributes:
            yield context.finding(
                f"procedures[{i}].code",
                evidence=evidence(table, answer),
                code=answer.code,
                sex=against,
            )
