"""Find the places at which a procedure is given on a day: ``places_of_services.toml``."""

from datetime import date
from functools import lru_cache
from typing import Any

from ..._code_ranges import within
from .._rows import rows

__all__ = ["row_of"]


@lru_cache(maxsize=4096)
def row_of(code: str, day: date) -> dict[str, Any] | None:
    """Return the row of a procedure in force that day, or None."""
    for row in _rows_of(code):
        if row.get("since", day) <= day <= row.get("until", day):
            return row
    return None


@lru_cache(maxsize=1024)
def _rows_of(code: str) -> tuple[dict[str, Any], ...]:
    every = rows("places_of_services")
    return tuple(row for row in every if any(within(code, item) for item in row["codes"]))
