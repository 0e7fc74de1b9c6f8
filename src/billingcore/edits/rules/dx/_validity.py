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

__all__ = ["governing_days", "questionable"]

_INPATIENT = ("11", "18", "21", "28", "41")


def governing_days(claim: Claim, diagnosis: int) -> tuple[date, ...]:
    """Return the days on which a diagnosis must be valid (one of them is enough on a bill)."""
    if claim.kind == "institutional":
        if (claim.facility_code or "")[:2] in _INPATIENT:
            return _known([claim.last_day])
        return _known([claim.first_day, claim.last_day])
    days = _known(line.first_day for line in claim.lines)
    if len(days) < 2:
        return days
    pointed = [line.first_day for line in claim.lines if diagnosis + 1 in line.diagnosis_pointers]
    return _known(pointed) or days


def _known(days: Iterable[date | None]) -> tuple[date, ...]:
    return tuple(sorted({day for day in days if day is not None}))


def questionable(claim: Claim, context: Context) -> Iterator[tuple[int, Answer]]:
    """Yield the place of each well-formed ICD-10-CM code that is not valid, and the answer."""
    table: CodeTable = context.table("icd10cm")
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code
        if code is None or not diagnosis.is_icd10:
            continue
        days = governing_days(claim, i)
        bad = [day for day in days if not table.is_valid(code, on=day)]
        if (days and not bad) or not icd10cm.is_valid(code):
            continue
        if not days:
            context.not_evaluated("date of service", reason="the claim states no day")
        elif bad and (claim.kind != "institutional" or len(bad) == len(days)):
            answer = table.get(code, on=bad[0])
            if answer.status is Status.OUTSIDE:
                reason = f"edition {table.edition} does not speak of {answer.on}"
                context.not_evaluated("icd10cm", reason=reason)
            else:
                yield i, answer
