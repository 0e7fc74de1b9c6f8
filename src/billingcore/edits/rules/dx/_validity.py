"""Ask the code table about a claim's diagnoses, each on the days that govern it.

On a professional or dental claim these are the days of the lines that point at the diagnosis, or
of all lines where none does; on an outpatient bill the first and the last day of the statement,
either of which will do; on an inpatient bill the day of discharge, which ends the statement.
Source: Medicare Claims Processing Manual, chapter 23, section 10; 45 CFR 162.1002.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ....codes import Answer, CodeTable, Status
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context
from ..._about import bill_of

__all__ = ["questionable"]

_INPATIENT = ("11", "18", "21", "28", "41")


def _usual_days(claim: Claim) -> tuple[date, ...]:
    """Return the days on which a diagnosis must be valid (one of them is enough on a bill)."""
    if claim.kind != "institutional":
        return _known([line.period.start for line in claim.lines if line.period])
    if bill_of(claim) in _INPATIENT:
        return _known([claim.last_day])
    return _known([claim.first_day, claim.last_day])


def _pointed_days(claim: Claim, diagnosis: int) -> tuple[date, ...]:
    lines = (line for line in claim.lines if diagnosis + 1 in line.diagnosis_pointers)
    return _known(line.first_day for line in lines)


def _known(days: Iterable[date | None]) -> tuple[date, ...]:
    known = {day for day in days if day is not None}
    return tuple(known) if len(known) < 2 else tuple(sorted(known))


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
    return tuple(_answers(context.claim, context.table("icd10cm")))


def _answers(claim: Claim, table: CodeTable) -> Iterator[tuple[int, Answer | None]]:
    usual = _usual_days(claim)
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code
        if code is None or not diagnosis.is_icd10:
            continue
        days = usual
        if len(usual) > 1 and claim.kind != "institutional":
            days = _pointed_days(claim, i) or usual
        bad = [day for day in days if not table.is_valid(code, on=day)]
        if (days and not bad) or not icd10cm.is_valid(code):
            continue
        if not days:
            yield i, None
        elif bad and (claim.kind != "institutional" or len(bad) == len(days)):
            yield i, table.get(code, on=bad[0])
