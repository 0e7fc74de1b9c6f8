"""The ICD-10-PCS code of a stay is unknown, not whole, not yet valid, or no longer valid.

The codes change on 1 October, and some on 1 April. Those of the day of discharge count, for
procedures of earlier days too.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> rows = [Entry("0DTJ4ZZ"), Entry("XW0DXR7", end=date(2025, 9, 30))]
>>> table = CodeTable("icd10pcs", rows, edition="FY2026", hierarchical=True)
>>> reference = ReferenceSet().with_(icd10pcs=table)
>>> claim = inpatient_claim(procedures=[{"code": "XW0DXR7", "qualifier": "BBR"}])
>>> for finding in inpatient_procedure_not_valid.check(claim, reference=reference):
...     print(finding)
error PX131 procedures[0].code: XW0DXR7 is not valid on 2026-03-05: ended on 2025-09-30
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Snip
from ._inpatient import CODE_SET, answers, inpatient_rule
from ._validity import evidence, why


@inpatient_rule(
    "PX131",
    "inpatient-procedure-not-valid",
    needs="icd10pcs",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is not valid on {day}: {why}",
    source=CODE_SET,
    expects=ExpectedDenial(carc="16", rarc="MA66", group="CO", status=("A7:465",)),
    aliases=("MCE 1",),
)
def inpatient_procedure_not_valid(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report well-formed codes that are not valid on the day of discharge."""
    table = context.table("icd10pcs")
    for i, answer in answers(claim, context):
        if not answer.is_valid:
            yield context.finding(
                f"procedures[{i}].code",
                evidence=evidence(table, answer),
                code=answer.code,
                day=answer.on,
                why=why(table, answer),
            )
