"""What ``_tables/dental_procedures.toml`` says of a dental procedure.

>>> is_a("D4341", "quadrant"), surfaces_of("D2150"), surfaces_of("D0120")
(True, (2, 2), None)
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from ....model import ServiceLine, Tooth
from ..._code_ranges import within
from .._rows import table

__all__ = ["is_a", "rows_of", "surfaces_of", "treated"]

_MANY = 99


@lru_cache(maxsize=4096)
def rows_of(code: str | None, what: str, day: date | None = None) -> tuple[dict[str, Any], ...]:
    """Return the rows of this kind that speak of the code on that day."""
    return tuple(
        row
        for row in table("dental_procedures")[what]
        if code is not None
        and any(within(code, item) for item in row["codes"])
        and ("since" not in row or (day is not None and row["since"] <= day))
    )


def is_a(code: str | None, what: str, day: date | None = None) -> bool:
    """Tell whether the code is of this kind."""
    return bool(rows_of(code, what, day))


def surfaces_of(code: str | None) -> tuple[int, int] | None:
    """Return least and most surfaces of a restoration; None where surfaces are not asked for."""
    found = rows_of(code, "surfaces")
    return (found[0].get("least", 1), found[0].get("most", _MANY)) if found else None


def treated(line: ServiceLine) -> Iterator[tuple[int, Tooth]]:
    """Yield the line's teeth by the universal numbering, and where each stands."""
    for i, one in enumerate(line.dental.teeth if line.dental else ()):
        if one.system in ("JP", None):
            yield i, one
