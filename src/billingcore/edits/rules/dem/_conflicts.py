"""Codes that are not of the patient's age or sex, as the Medicare Code Editor has it.

The age is that at admission to a stay; elsewhere that on the days of the diagnosis, of which one
will do. Who has no birth date, or is not born yet, has no age; whose sex is not F or M, none that
a code could contradict.
Source: CMS, Definitions of Medicare Code Edits, edits 4 and 5.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from ....model import Claim
from ....periods import age_in_years
from ... import Context
from ..._about import bill_of
from .._code_editor import Marked, marked_diagnoses
from .._rows import rows
from ..dx._coded import INPATIENT, pointed_days, usual_days
from ..fac._admission import admitted_on

__all__ = ["AGES", "OfAnotherAge", "is_incongruent", "of_another_age", "of_another_sex"]

AGES = frozenset(row["class"] for row in rows("age_classes"))
"""The marks that say at what age a diagnosis is made."""

_OPPOSITE = {"F": "male", "M": "female"}


class OfAnotherAge(NamedTuple):
    """Give a diagnosis, the class that it is of, and the ages and days that were compared."""

    diagnosis: Marked
    row: dict[str, Any]
    day: date


def of_another_age(context: Context) -> Iterable[OfAnotherAge]:
    """Return the diagnoses that the patient is too old or too young for."""
    classed = [each for each in marked_diagnoses(context) if not AGES.isdisjoint(each.words)]
    return [found for each in classed for found in _conflicts(context, each)] if classed else ()


def _conflicts(context: Context, each: Marked) -> Iterator[OfAnotherAge]:
    days = _days(context.claim, each)
    ages = list(_ages(context.claim, days))
    if not ages:
        return
    for row in rows("age_classes"):
        if row["class"] in each.words and _is_for(row, each.day) and not _takes(row, ages):
            yield OfAnotherAge(each, row, days[-1])
            return


def _days(claim: Claim, each: Marked) -> tuple[date, ...]:
    if claim.kind == "institutional":
        if bill_of(claim) not in INPATIENT:
            return usual_days(claim)
        admitted = admitted_on(claim)
        return (admitted,) if admitted else ()
    return pointed_days(claim, each.place) or usual_days(claim)


def _ages(claim: Claim, days: Iterable[date]) -> Iterator[int]:
    birth = claim.patient.birth_date if claim.patient else None
    if birth is not None:
        yield from (age_in_years(birth, day) for day in days if birth <= day)


def _takes(row: dict[str, Any], ages: Iterable[int]) -> bool:
    return any(row["youngest"] <= age <= row["oldest"] for age in ages)


def _is_for(row: dict[str, Any], day: date) -> bool:
    since, until = row.get("since"), row.get("until")
    return (since is None or since <= day) and (until is None or day <= until)


def of_another_sex(claim: Claim, codes: Iterable[Marked]) -> Iterable[tuple[Marked, str]]:
    """Return the codes of the other sex than the patient's, and which it is."""
    if not codes or claim.patient is None:
        return ()
    other = _OPPOSITE.get(claim.patient.sex or "")
    return [(each, other) for each in codes if other in each.words] if other else ()


def is_incongruent(claim: Claim) -> bool:
    """Tell whether the claim says that sex and codes need not agree.

    Condition code 45 says it on a bill, modifier KX on a line.
    """
    if claim.kind == "institutional":
        return "45" in claim.condition_codes
    return any(line.procedure and "KX" in line.procedure.modifiers for line in claim.lines)
