"""The diagnosis is a code that was not yet valid on the day of service.

ICD-10-CM changes on 1 October and 1 April. A claim is judged by the codes of its own days, not by
those of the day it is sent: report the code that was valid then.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = CodeTable("icd10cm", [Entry("B8801", date(2026, 10, 1))], edition="FY2027")
>>> reference = ReferenceSet().with_(icd10cm=table)
>>> claim = a_claim(diagnoses=("B88.01",))
>>> for finding in diagnosis_not_yet_valid.check(claim, reference=reference):
...     print(finding)
error DX103 diagnoses[0].code: B88.01 is not valid on 2026-03-02; it begins on 2026-10-01
"""

from collections.abc import Iterator

from ....codes import Status
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._evidence import CODE_SET, evidence
from ._validity import QUESTIONABLE, questionable


@rule(
    "DX103",
    "diagnosis-not-yet-valid",
    scope=Scope.CLAIM,
    needs="icd10cm",
    triggers=QUESTIONABLE,
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is not valid on {day}; it begins on {begins}",
    source=CODE_SET,
    expects=ExpectedDenial(carc="146", rarc="M76", group="CO", status=("A7:255",)),
    aliases=("IOCE 1", "MCE 1"),
)
def diagnosis_not_yet_valid(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report codes that begin after the day and have not ended before it."""
    for i, answer in questionable(context):
        if answer.status is Status.NOT_VALID and answer.ended is None:
            yield context.finding(
                f"diagnoses[{i}].code",
                evidence=evidence(context, answer),
                code=icd10cm.format(answer.code),
                day=answer.on,
                begins=answer.begins,
            )
