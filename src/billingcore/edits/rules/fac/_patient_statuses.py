"""What ``_tables/patient_statuses.toml`` says of a patient discharge status."""

from functools import cache
from typing import Any

from .._rows import table

__all__ = ["DEATHS", "allowed_on", "allowed_with"]

DEATHS = ("20", "40", "41", "42")
"""Statuses of patients who died."""


@cache
def _rows(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(table("patient_statuses")[name])


def allowed_with(status: str, bill: str, frequency: str) -> bool:
    """Tell whether the status goes with this frequency of a bill."""
    for row in _rows("frequency"):
        if bill in row["bills"] and frequency in row["frequencies"]:
            return status in row["only"] if "only" in row else status not in row["never"]
    return True


def allowed_on(status: str, bill: str) -> bool:
    """Tell whether the status goes with this kind of bill."""
    for row in _rows("bill"):
        if status in row["statuses"]:
            return bill in row["only"] if "only" in row else bill not in row["never"]
    return True
