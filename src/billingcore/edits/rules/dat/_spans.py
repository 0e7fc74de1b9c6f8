"""Every day and span of days that a claim states."""

from collections.abc import Iterator

from ....model import Claim
from ....periods import Period

__all__ = ["spans"]


def spans(claim: Claim) -> Iterator[tuple[str, Period]]:
    """Yield path and period: the claim's dates and codes, then each line's."""
    for i, stated in enumerate(claim.dates):
        if stated.period is not None:
            yield f"dates[{i}].period", stated.period
    for i, procedure in enumerate(claim.procedures):
        if procedure.period is not None:
            yield f"procedures[{i}].period", procedure.period
    detail = claim.institutional
    if detail is not None:
        for name, several in (
            ("occurrences", detail.occurrences),
            ("occurrence_spans", detail.occurrence_spans),
        ):
            for i, occurrence in enumerate(several):
                if occurrence.period is not None:
                    yield f"institutional.{name}[{i}].period", occurrence.period
    for n, line in enumerate(claim.lines):
        if line.period is not None:
            yield f"lines[{n}].period", line.period
        for i, stated in enumerate(line.dates):
            if stated.period is not None:
                yield f"lines[{n}].dates[{i}].period", stated.period
