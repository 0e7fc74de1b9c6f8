"""The diagnosis has the form of an ICD-10-CM code, but there is no such code.

Payers reject the claim before they look at anything else. Correct the code by the record. Where
the tabular list is loaded, a code with a wrong seventh character or without its placeholders is
left to the rules that say so.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = CodeTable("icd10cm", [Entry("E119")], edition="FY2026", hierarchical=True)
>>> reference = ReferenceSet().with_(icd10cm=table)
>>> for finding in diagnosis_unknown.check(a_claim(diagnoses=("E12.9",)), reference=reference):
...     print(finding)
error DX101 diagnoses[0].code: E12.9 is no ICD-10-CM code of FY2026
"""

from collections.abc import Iterator

from ....codes import Status
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._evidence import CODE_SET, evidence
from ._repairs import said_by_the_list
from ._validity import QUESTIONABLE, questionable


@rule(
    "DX101",
    "diagnosis-unknown",
    scope=Scope.CLAIM,
    needs="icd10cm",
    triggers=QUESTIONABLE,
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no ICD-10-CM code of {edition}",
    source=CODE_SET,
    expects=ExpectedDenial(carc="16", rarc="M76", group="CO", status=("A7:255",)),
    aliases=("IOCE 1", "MCE 1"),
)
def diagnosis_unknown(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report codes that the table has never had."""
    for i, answer in questionable(context):
        if answer.status is Status.UNKNOWN and not said_by_the_list(context, i):
            yield context.finding(
                f"diagnoses[{i}].code",
                evidence=evidence(context, answer),
                code=icd10cm.format(answer.code),
                edition=str(context.table("icd10cm").edition),
            )
