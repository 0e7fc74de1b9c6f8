"""The diagnosis is a code that was no longer valid on the day of service.

ICD-10-CM changes on 1 October and 1 April, and there are no days of grace. A claim is judged by
the codes of its own days: report the code, or one of the codes, that took its place.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [Entry("B880", date(2015, 10, 1), date(2025, 9, 30))]
>>> reference = ReferenceSet().with_(icd10cm=CodeTable("icd10cm", rows, edition="FY2026"))
>>> claim = a_claim(diagnoses=("B88.0",))
>>> for finding in diagnosis_no_longer_valid.check(claim, reference=reference):
...     print(finding)
error DX104 diagnoses[0].code: B88.0 is not valid on 2026-03-02; it ended on 2025-09-30
"""

from collections.abc import Iterator

from ....codes import Status
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._evidence import CODE_SET, evidence
from ._validity import QUESTIONABLE, questionable


@rule(
    "DX104",
    "diagnosis-no-longer-valid",
    scope=Scope.CLAIM,
    needs="icd10cm",
    triggers=QUESTIONABLE,
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is not valid on {day}; it ended on {ended}",
    source=CODE_SET,
    expects=ExpectedDenial(carc="146", rarc="M76", group="CO", status=("A7:255",)),
    aliases=("IOCE 1", "MCE 1"),
)
def diagnosis_no_longer_valid(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report codes that ended before the day, also when they come back after it."""
    for i, answer in questionable(context):
        if answer.status is Status.NOT_VALID and answer.ended is not None:
            yield context.finding(
                f"diagnoses[{i}].code",
                evidence=evidence(context, answer),
                code=icd10cm.format(answer.code),
                day=answer.on,
                ended=answer.ended,
            )
