"""A stay billed to Medicare has a procedure that Medicare does not cover.

Some procedures are never covered, others not with certain diagnoses, above an age, or without
another procedure. Medicare denies such a bill, or looks at what else was done. Where nothing else
was, the stay goes on a bill without payment (type of bill 110).

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     coverage={"filing_indicator": "MA"}, diagnoses="Z30.2", procedures="0UL74CZ"
... )
>>> for finding in non_covered_procedure.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX171 procedures[0].code: 0UL74CZ: not covered for sterilization
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
    Snip,
    Triggers,
    rule,
)
from .._code_editor import HOSPITAL, code_edit
from ._coverage import not_covered

_WITHOUT_PAYMENT = "0"


@rule(
    "DX171",
    "non-covered-procedure",
    scope=Scope.CLAIM,
    needs=("icd10cm", "icd10pcs"),
    applies=Applies(kinds="institutional", bills=HOSPITAL, filing="MA"),
    triggers=Triggers(parts="procedures"),
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.POLICY,
    message="{code}: {because}",
    source=(
        *code_edit(11),
        Citation(authority="Medicare National Coverage Determinations Manual"),
    ),
    expects=ExpectedDenial(carc="96"),
    aliases=("MCE 11",),
)
def non_covered_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge a bill that asks for payment by the rows of ``_tables/non_covered_procedures.toml``."""
    if claim.frequency != _WITHOUT_PAYMENT:
        for each, row in not_covered(context):
            yield context.finding(
                at=f"procedures[{each.place}].code",
                evidence=each.evidence(row["mark"]),
                code=each.code,
                because=row["because"],
            )
