"""A procedure of a stay is no code of ICD-10-PCS that may be reported on the day of discharge.

The day of discharge tells which release counts, whenever the operation was. A code of seven
characters is wanted; payers return a bill with any other.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(procedures=("0DTJ4ZZ", "0DTJ4"))
>>> for finding in inpatient_procedure_not_valid.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX170 procedures[1].code: 0DTJ4 is no ICD-10-PCS code for a discharge on 2026-03-05
"""

from collections.abc import Iterator

from ....codes import Answer, CodeTable, Status
from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Evidence,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._code_editor import code_edit
from ._coded import INPATIENT

_QUALIFIERS = ("BBR", "BBQ")


@rule(
    "DX170",
    "inpatient-procedure-not-valid",
    scope=Scope.CLAIM,
    needs="icd10pcs",
    applies=Applies(kinds="institutional", bills=INPATIENT),
    triggers=Triggers(parts="procedures"),
    snip=Snip.CODE_SET,
    message="{code} is no ICD-10-PCS code for a discharge on {day}",
    source=(
        Citation(authority="45 CFR 162.1002", section="(c)(3)"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 10"),
        *code_edit(1),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA66"),
    aliases=("MCE 1",),
)
def inpatient_procedure_not_valid(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the table about each procedure on the last day."""
    table: CodeTable = context.table("icd10pcs")
    day = context.last_day
    for i, procedure in enumerate(claim.procedures):
        code = procedure.code
        if not code or procedure.qualifier not in _QUALIFIERS:
            continue
        if day is None:
            context.not_evaluated("date of service", reason="the claim states no day")
            return
        answer = table.get(code, on=day)
        if answer.status is Status.OUTSIDE:
            reason = f"edition {table.edition} does not speak of {day}"
            context.not_evaluated("icd10pcs", reason=reason)
        elif not answer.is_valid:
            yield context.finding(
                at=f"procedures[{i}].code",
                evidence=_evidence(table, answer),
                code=code,
                day=day,
            )


def _evidence(table: CodeTable, answer: Answer) -> Evidence:
    facts = [("code", answer.code), ("on", answer.on), ("ended", answer.ended)]
    return Evidence(
        what=f"{answer.status}",
        table=table.name,
        edition=str(table.edition),
        facts=tuple((name, value) for name, value in [*facts, ("begins", answer.begins)] if value),
    )
