"""Visits of outpatients: which lines are such, and which meet on a day."""

from collections.abc import Iterator
from datetime import date

from ....model import Claim, ServiceLine
from ..._code_ranges import within

__all__ = ["HOSPITAL_VISITS", "VISITS", "day_in", "is_visit", "visits_by_day"]

HOSPITAL_VISITS = ("99281-99285", "G0380-G0384", "G0463")
"""Visits that Medicare pays to a hospital: emergency and clinic."""

VISITS = (*HOSPITAL_VISITS, "99202-99215", "99241-99245")
"""Visits as other payers take them too."""


def is_visit(line: ServiceLine, codes: tuple[str, ...]) -> bool:
    """Tell whether the line's procedure is one of these visits."""
    code = line.code
    return code is not None and any(within(code, item) for item in codes)


def day_in(claim: Claim, line: ServiceLine) -> date | None:
    """Return the day of a line; of one without, the only day of the statement."""
    if line.period is not None:
        return line.period.start
    statement = claim.dated("434")
    return statement.start if statement is not None and statement.is_day else None


def visits_by_day(claim: Claim, codes: tuple[str, ...]) -> Iterator[tuple[date, tuple[int, ...]]]:
    """Yield each day with the places of its visits."""
    found: dict[date, list[int]] = {}
    for i, line in enumerate(claim.lines):
        if is_visit(line, codes):
            day = day_in(claim, line)
            if day is not None:
                found.setdefault(day, []).append(i)
    for day, places in found.items():
        yield day, tuple(places)
