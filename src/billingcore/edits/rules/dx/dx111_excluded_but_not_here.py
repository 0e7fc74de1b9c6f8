"""Two diagnoses stand together of which a note says that one is not included in the other.

An Excludes2 note means that a condition is not part of the code: both may be coded where the
patient has both. So there is nothing wrong here; whoever reviews the coding may want to see such
pairs, to make sure that one of them was not meant by the other. This is off unless it is selected
by its id.

>>> from billingcore.codes import Note, ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> note = Note.of("excludes2", "senile dementia (F03.-)", at="F32")
>>> lines = [
...     TabularEntry("F32", header=True, children=("F329",), notes=(note,)),
...     TabularEntry("F329", parent="F32"),
...     TabularEntry("F0390"),
... ]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim = a_claim(diagnoses=("F32.9", "F03.90"))
>>> config = {"extend_select": ["DX111"]}
>>> for finding in excluded_but_not_here.check(claim, reference=reference, config=config):
...     print(finding)
info DX111 diagnoses[0].code: F32.9 does not include F03.90: "senile dementia (F03.-)"
"""

from collections.abc import Iterator

from ....codes import NoteKind
from ....identifiers import icd10cm
from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Severity, Snip, rule
from ._listed import TABULAR_LIST, judged
from ._named_by_notes import evidence_of, pairs_named_by


@rule(
    "DX111",
    "excluded-but-not-here",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message='{code} does not include {other}: "{note}"',
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.A.12.b"),
        TABULAR_LIST,
    ),
    lifecycle="preview",
)
def excluded_but_not_here(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each two diagnoses of which an Excludes2 note under one names the other, once."""
    if len(judged(context, least=2).main) < 2:
        return
    for one, other, note in pairs_named_by(context, NoteKind.EXCLUDES2):
        yield context.finding(
            one.path,
            related=[other.path],
            evidence=evidence_of(context, note),
            code=icd10cm.format(one.code),
            other=icd10cm.format(other.code),
            note=note.text,
        )
