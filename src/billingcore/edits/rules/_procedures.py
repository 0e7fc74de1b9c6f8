"""Tell kinds of procedures apart by their codes.

>>> is_a("99213", "evaluation"), is_a("97597", "evaluation"), is_a("0001U", "laboratory")
(True, False, True)
"""

from functools import lru_cache

from .._code_ranges import within
from ._rows import table

__all__ = ["is_a", "kinds_of"]


@lru_cache(maxsize=4096)
def kinds_of(code: str) -> tuple[str, ...]:
    """Return the kinds that the code is of."""
    kinds = table("procedure_classes").items()
    return tuple(kind for kind, ranges in kinds if any(within(code, item) for item in ranges))


def is_a(code: str, kind: str) -> bool:
    """Tell whether the code is of this kind."""
    return kind in kinds_of(code)
