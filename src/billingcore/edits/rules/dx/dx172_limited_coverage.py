"""A stay billed to Medicare has a procedure that is covered for some patients or hospitals alone.

Transplants, for instance, are covered in approved hospitals, and a few procedures in clinical
trials. Medicare looks at such a bill before it pays: have the record ready.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(coverage={"filing_indicator": "MA"}, procedures="02YA0Z0")
>>> for finding in limited_coverage.check(claim, reference=ReferenceSet.default()):
...     print(finding)
info DX172 procedures[0].code: 02YA0Z0 is covered for some patients or hospitals alone
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._code_editor import HOSPITAL, Marked, code_edit, marked_diagnoses, marked_procedures
from ._coverage import not_covered, with_marks

_VENTRICLES = ("artificial right ventricle", "artificial left ventricle")


@rule(
    "DX172",
    "limited-coverage",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs=("icd10cm", "icd10pcs"),
    applies=Applies(kinds="institutional", bills=HOSPITAL, filing="MA"),
    triggers=Triggers(parts="procedures"),
    disposition=Disposition.SUSPENSION,
    snip=Snip.POLICY,
    message="{code} is covered for some patients or hospitals alone",
    source=(
        *code_edit(17),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 3, section 90"),
    ),
    expects=ExpectedDenial(carc="50"),
    aliases=("MCE 17",),
)
def limited_coverage(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find such procedures, but for those that are not covered at all."""
    limited = [each for each in marked_procedures(context) if _mark(context, each)]
    if limited:
        refused = {each.place for each, _ in not_covered(context)}
        for each in limited:
            if each.place not in refused:
                yield context.finding(
                    at=f"procedures[{each.place}].code",
                    evidence=each.evidence(_mark(context, each) or ""),
                    code=each.code,
                )


def _mark(context: Context, each: Marked) -> str | None:
    """Return the mark by which coverage is limited: both ventricles are replaced in research."""
    if "limited coverage" in each.words:
        return "limited coverage"
    ventricle = next((mark for mark in _VENTRICLES if mark in each.words), None)
    if ventricle and with_marks(marked_procedures(context), *_VENTRICLES):
        return ventricle if with_marks(marked_diagnoses(context), "research") else None
    return None
