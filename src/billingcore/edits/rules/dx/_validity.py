"""Ask the code table about a claim's diagnoses, each on the days that govern it.

On a professional or dental claim a code must be valid on all of them, on a bill on one.
Source: Medicare Claims Processing Manual, chapter 23, section 10; 45 CFR 162.1002.
"""

from collections.abc import Iterator

from ....codes import Answer, CodeTable, Status
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, Triggers
from ._coded import pointed_days, usual_days

__all__ = ["QUESTIONABLE", "questionable"]


def _may_be_questionable(context: Context) -> bool:
    return bool(context.once(_doubtful))


QUESTIONABLE = Triggers(glance=_may_be_questionable)
"""The rules are for claims with a code that is not valid."""


def questionable(context: Context) -> Iterator[tuple[int, Answer]]:
    """Yield the place of each well-formed ICD-10-CM code that is not valid, and the answer."""
    for i, answer in context.once(_doubtful):
        if answer is None:
            context.not_evaluated("date of service", reason="the claim states no day")
        elif answer.status is Status.OUTSIDE:
            edition = context.table("icd10cm").edition
            reason = f"edition {edition} does not speak of {answer.on}"
            context.not_evaluated("icd10cm", reason=reason)
        else:
            yield i, answer


def _doubtful(context: Context) -> tuple[tuple[int, Answer | None], ...]:
    claim, table = context.claim, context.table("icd10cm")
    return () if _are_valid(claim, table) else tuple(_answers(claim, table))


def _are_valid(claim: Claim, table: CodeTable) -> bool:
    """Tell whether all codes are valid on the one day of the claim, as nearly always."""
    usual = usual_days(claim)
    if len(usual) != 1:
        return False
    for diagnosis in claim.diagnoses:
        if diagnosis.code and not table.is_valid(diagnosis.code, on=usual[0]):
            return False
    return True


def _answers(claim: Claim, table: CodeTable) -> Iterator[tuple[int, Answer | None]]:
    usual = usual_days(claim)
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code
        if code is None or not diagnosis.is_icd10:
            continue
        days = usual
        if len(usual) > 1 and claim.kind != "institutional":
            days = pointed_days(claim, i) or usual
        bad = [day for day in days if not table.is_valid(code, on=day)]
        if (days and not bad) or not icd10cm.is_valid(code):
            continue
        if not days:
            yield i, None
        elif bad and (claim.kind != "institutional" or len(bad) == len(days)):
            yield i, table.get(code, on=bad[0])
