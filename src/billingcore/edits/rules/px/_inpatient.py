"""The procedures of a stay in ICD-10-PCS, each with the answer of the code table.

They are judged on the day of discharge, which ends the statement.
Source: Medicare Claims Processing Manual, chapter 23, section 10.2; chapter 3, section 20.
"""

from collections.abc import Iterator
from functools import partial

from ....codes import Answer, Status
from ....identifiers import icd10pcs
from ....model import Claim
from ... import Applies, Citation, Context, Scope, Triggers, rule

__all__ = ["CODE_SET", "answers", "inpatient_rule", "of_stay"]

CODE_SET = (
    Citation(authority="45 CFR 162.1002", section="(c)(3)"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 10.2"),
)
_ICD10 = ("BBR", "BBQ")

inpatient_rule = partial(
    rule,
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=("11", "18", "21", "41")),
    triggers=Triggers(parts="procedures"),
)
"""Declare a rule about procedures of a stay."""


def of_stay(claim: Claim) -> Iterator[tuple[int, str]]:
    """Yield the place and the code of each procedure in ICD-10-PCS."""
    for i, procedure in enumerate(claim.procedures):
        if procedure.qualifier in _ICD10 and procedure.code:
            yield i, procedure.code


def answers(claim: Claim, context: Context) -> Iterator[tuple[int, Answer]]:
    """Yield the place of each well-formed code and the answer; what the edition lacks is told."""
    codes = tuple(of_stay(claim))
    day = claim.last_day
    if codes and day is None:
        context.not_evaluated("date of service", reason="the claim states no day")
        return
    for i, code in codes:
        if day is None or not icd10pcs.is_valid(code):
            continue
        table = context.table("icd10pcs")
        answer = table.get(code, on=day)
        if answer.status is Status.OUTSIDE:
            reason = f"edition {table.edition} does not speak of {day}"
            context.not_evaluated("icd10pcs", reason=reason)
        else:
            yield i, answer
