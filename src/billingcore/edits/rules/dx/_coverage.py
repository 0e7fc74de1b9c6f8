"""Which procedures of a stay Medicare does not cover, by rows of ``_tables``."""

from collections.abc import Iterator, Mapping
from typing import Any

from ....periods import age_in_years
from ... import Context
from .._code_editor import Marked, marked_diagnoses, marked_procedures
from .._rows import rows
from ..fac._admission import admitted_on

__all__ = ["not_covered", "with_marks"]


def not_covered(context: Context) -> Iterator[tuple[Marked, Mapping[str, Any]]]:
    """Yield each procedure that is not covered, and the first row that says so."""
    procedures = marked_procedures(context)
    if procedures:
        for each in procedures:
            for row in rows("non_covered_procedures"):
                if row["mark"] in each.words and _holds(context, row):
                    yield each, row
                    break


def _holds(context: Context, row: Mapping[str, Any]) -> bool:
    """Tell whether the bill meets the conditions of a row."""
    wanted = (row.get("diagnosis"), row.get("procedure"))
    unwanted = (row.get("no_diagnosis"), row.get("no_procedure"))
    of_bill = (marked_diagnoses(context), marked_procedures(context))
    if any(mark and not with_marks(each, mark) for mark, each in zip(wanted, of_bill, strict=True)):
        return False
    if any(mark and with_marks(each, mark) for mark, each in zip(unwanted, of_bill, strict=True)):
        return False
    return "older_than" not in row or _is_older(context, row["older_than"])


def with_marks(codes: tuple[Marked, ...], *marks: str) -> bool:
    """Tell whether each of these marks is on one of the codes."""
    return all(any(mark in each.words for each in codes) for mark in marks)


def _is_older(context: Context, years: int) -> bool:
    patient, day = context.claim.patient, admitted_on(context.claim)
    birth = patient.birth_date if patient else None
    return birth is not None and day is not None and age_in_years(birth, day) > years
