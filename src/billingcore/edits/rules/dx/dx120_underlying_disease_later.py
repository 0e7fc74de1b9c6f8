"""A diagnosis stands before the one that is to be coded first.

A "code first" note under a manifestation, or another code of that kind, names what it comes from:
the underlying disease is sequenced first, the manifestation after it. A note may name several; one
of them before the code is enough, and where the note only gives examples, any diagnosis before it
may be the one that is meant.

>>> from billingcore.codes import Note, ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> note = Note.of("codeFirst", "Alzheimer's disease (G30.-)", at="F02")
>>> lines = [
...     TabularEntry("F02", header=True, children=("F0280",), notes=(note,)),
...     TabularEntry("F0280", parent="F02"),
...     TabularEntry("G309"),
... ]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim = a_claim(diagnoses=("F02.80", "G30.9"))
>>> for finding in underlying_disease_later.check(claim, reference=reference):
...     print(finding)
warning DX120 diagnoses[0].code: F02.80 stands before G30.9, which is to be coded first
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Severity,
    Snip,
    rule,
)
from ..._about import bill_of
from ._code_first import is_closed, lines_have_it_before, named_first, speaks_of
from ._listed import TABULAR_LIST, judged, known
from ._named_by_notes import Named, evidence_of


@rule(
    "DX120",
    "underlying-disease-later",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="icd10cm_notes",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} stands before {other}, which is to be coded first",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.A.13 and I.B.7"),
        TABULAR_LIST,
    ),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
    aliases=("IOCE 86",),
)
def underlying_disease_later(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the order of diagnoses with what "code first" notes name."""
    if not judged(context, least=2).related:
        return
    found = context.once(named_first)
    order = {one.place: number for number, one in enumerate(known(context).main)}
    for place in dict.fromkeys(named.one.place for named in found):
        of_one = [named for named in found if named.one.place == place]
        later = _later(context, order, of_one)
        if later is not None:
            one, other, note = later
            yield context.finding(
                one.path,
                related=[other.path],
                evidence=evidence_of(context, note),
                fixes=Fix(text=f"put {icd10cm.format(other.code)} before it"),
                code=icd10cm.format(one.code),
                other=icd10cm.format(other.code),
            )


def _later(context: Context, order: dict[int, int], found: list[Named]) -> Named | None:
    """Return the first that a note names and that comes too late, unless one comes in time."""
    claim, own = context.claim, order[found[0].one.place]
    found = [named for named in found if speaks_of(named)]
    if any(order[named.other.place] < own for named in found):
        return None
    for named in found:
        in_time = own and not is_closed(context, named)
        if in_time or lines_have_it_before(claim, named):
            continue
        if bill_of(claim) == _DIALYSIS and named.one.code.startswith("N18"):
            continue
        return named
    return None


_DIALYSIS = "72"
"""The type of bill of dialysis facilities, whose principal diagnosis is the kidney disease."""
