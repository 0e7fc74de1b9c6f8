"""Earlier operations by the same physician, or by one who counts as the same."""

from collections.abc import Iterator

from ... import Context
from .._colleagues import counts_as_same, tell_unknown
from ._package import Operation, earlier_operations

__all__ = ["by_same_physician", "judged"]


def by_same_physician(context: Context, who: str | None) -> Iterator[tuple[Operation, bool]]:
    """Yield earlier operations, and whether it is known that the same physician did them.

    Whoever yields a finding of one that is not known says so instead: see `judged`.
    """
    for operation in earlier_operations(context):
        same = counts_as_same(context, who, operation.physician, operation.claim)
        if same is not False:
            yield operation, bool(same)


def judged(context: Context, *, known: bool) -> bool:
    """Tell whether a finding may be made; else say that group and specialty are not known."""
    if not known:
        tell_unknown(context)
    return known
