"""Tell kinds of visits apart by their codes.

>>> is_visit("99203", "new_patient"), is_visit("99213", "new_patient")
(True, False)
"""

from functools import lru_cache

from .._code_ranges import within
from ._rows import table

__all__ = ["is_visit"]


@lru_cache(maxsize=4096)
def is_visit(code: str, kind: str) -> bool:
    """Tell whether the code is a visit of this kind; see ``_tables/visits.toml``."""
    return any(within(code, item) for item in table("visits")[kind])
