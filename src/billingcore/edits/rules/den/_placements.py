"""When a prosthesis was placed before."""

from collections.abc import Iterator

from ....model import ServiceLine
from ....periods import Period

__all__ = ["placed_before", "placements"]


def placements(line: ServiceLine) -> Iterator[tuple[int, Period]]:
    """Yield the days of earlier placement, known (441) or estimated (139), and their places."""
    for i, dated in enumerate(line.dates):
        if dated.qualifier in ("441", "139") and dated.period is not None:
            yield i, dated.period


def placed_before(line: ServiceLine) -> Period | None:
    """Return the first of them."""
    return next((period for _, period in placements(line)), None)
