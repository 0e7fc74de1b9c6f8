"""The sides of the diagnoses that a line points at."""

from datetime import date

from ....codes import TabularTable
from ....model import ServiceLine
from ... import Context
from ._sides import may_have_a_side, side_of

__all__ = ["day_of_line", "sides_of"]


def day_of_line(line: ServiceLine, context: Context) -> date | None:
    """Return the line's day, if the list knows it; else say what is not evaluated."""
    day = context.day_of(line)
    table: TabularTable = context.table("icd10cm_notes")
    if day is None:
        context.not_evaluated("date of service", reason="the claim states no day")
    elif not table.edition.covers(day):
        reason = f"edition {table.edition} does not speak of {day}"
        context.not_evaluated("icd10cm_notes", reason=reason)
    else:
        return day
    return None


def sides_of(line: ServiceLine, context: Context, day: date) -> dict[int, str]:
    """Return the side of each diagnosis pointed at, by its place; "open" is one that may have one.

    Diagnoses of no side are left out.
    """
    table: TabularTable = context.table("icd10cm_notes")
    diagnoses = context.claim.diagnoses
    found: dict[int, str] = {}
    for pointer in line.diagnosis_pointers:
        diagnosis = diagnoses[pointer - 1] if 0 < pointer <= len(diagnoses) else None
        if diagnosis is not None and diagnosis.code and diagnosis.is_icd10:
            sided = side_of(table, diagnosis.code, day)
            if sided is not None:
                found[pointer - 1] = sided.side
            elif may_have_a_side(table, diagnosis.code, day):
                found[pointer - 1] = "open"
    return found
