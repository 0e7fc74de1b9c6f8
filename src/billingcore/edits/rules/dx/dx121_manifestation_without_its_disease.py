"""A manifestation stands without the disease that it is a manifestation of.

Codes "in diseases classified elsewhere" tell half of a condition. The other half is coded first,
and a "code first" note under the code says what it may be. Nothing of the kind is on the claim:
look into the record for it. Payers do not take such a code as the principal diagnosis. Where the
code table is loaded, which marks manifestations, another rule says so.

>>> from billingcore.codes import Note, ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> note = Note.of("codeFirst", "underlying disease, such as: amyloidosis (E85.-)", at="I43")
>>> title = "Cardiomyopathy in diseases classified elsewhere"
>>> line = TabularEntry("I43", title=title, notes=(note,))
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", [line]))
>>> claim = a_claim(diagnoses=("I43", "E66.9"))
>>> for finding in manifestation_without_its_disease.check(claim, reference=reference):
...     print(finding)
info DX121 diagnoses[0].code: I43 is a manifestation, and what it comes from is not on the claim
"""

from collections.abc import Iterator

from ....codes import CodeTable
from ....identifiers import icd10cm
from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Safety, Scope, Severity, Snip, rule
from ._code_first import named_first
from ._listed import TABULAR_LIST, Listed, judged
from ._named_by_notes import evidence_of


@rule(
    "DX121",
    "manifestation-without-its-disease",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} is a manifestation, and what it comes from is not on the claim",
    source=(Citation(authority="ICD-10-CM Official Guidelines", section="I.A.13"), TABULAR_LIST),
)
def manifestation_without_its_disease(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the principal diagnosis: what stands before another one may be its disease."""
    main = judged(context).main
    if not main or main[0].standing.first is None:
        return
    one, note = main[0], main[0].standing.first
    if claim.diagnoses[one.place].qualifier != "ABK" or not one.standing.is_manifestation:
        return
    if _is_told_by_the_code_table(context, one):
        return
    if not any(named.one is one for named in context.once(named_first)):
        yield context.finding(
            one.path,
            evidence=evidence_of(context, note),
            fixes=Fix(text="code first what the record says", safety=Safety.NEEDS_DOCUMENTATION),
            code=icd10cm.format(one.code),
        )


def _is_told_by_the_code_table(context: Context, one: Listed) -> bool:
    codes: CodeTable | None = context.optional_table("icd10cm")
    return codes is not None and codes.edition.covers(one.days[-1])
