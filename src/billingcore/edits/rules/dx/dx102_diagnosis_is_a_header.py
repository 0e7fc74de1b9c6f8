"""The diagnosis is a heading of the classification, not a code that may be reported.

A code must be reported to its full number of characters, with the seventh where one is required
and X in the places between. The codes below the heading are proposed; which one is true, the
record says. Where the tabular list is loaded, a code that lacks only its seventh character is left
to the rule that says so.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [Entry("E11", header=True), Entry("E1165"), Entry("E119")]
>>> table = CodeTable("icd10cm", rows, edition="FY2026", hierarchical=True)
>>> reference = ReferenceSet().with_(icd10cm=table)
>>> report = diagnosis_is_a_header.check(a_claim(diagnoses=("E11",)), reference=reference)
>>> for finding in report:
...     print(finding)
error DX102 diagnoses[0].code: E11 is a heading on 2026-03-02; 2 codes stand below it
>>> report.findings[0].fixes[0].text
'report E11.65 if the record says so'
"""

from collections.abc import Iterator

from ....codes import Status
from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)
from ._evidence import CODE_SET, evidence
from ._repairs import said_by_the_list
from ._validity import QUESTIONABLE, questionable

_MOST = 8
"""So many codes are proposed; a heading may have hundreds below it."""


@rule(
    "DX102",
    "diagnosis-is-a-header",
    scope=Scope.CLAIM,
    needs="icd10cm",
    triggers=QUESTIONABLE,
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is a heading on {day}; {count} codes stand below it",
    source=(
        *CODE_SET,
        Citation(
            authority="ICD-10-CM Official Guidelines for Coding and Reporting",
            section="sections I.A.4, I.A.5 and I.B.2",
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76", group="CO", status=("A7:255",)),
    aliases=("IOCE 1", "MCE 1"),
)
def diagnosis_is_a_header(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report headings, and propose what stands below."""
    for i, answer in questionable(context):
        if answer.status is Status.HEADER and not said_by_the_list(context, i):
            path = f"diagnoses[{i}].code"
            yield context.finding(
                path,
                evidence=evidence(context, answer),
                fixes=[_fix(context.path(path), child) for child in answer.children[:_MOST]],
                code=icd10cm.format(answer.code),
                day=answer.on,
                count=len(answer.children),
            )


def _fix(path: str, code: str) -> Fix:
    return Fix(
        text=f"report {icd10cm.format(code)} if the record says so",
        safety=Safety.NEEDS_DOCUMENTATION,
        changes=((path, code),),
    )
