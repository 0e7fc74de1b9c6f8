"""Revenue codes, and lists of them as manuals write them: 045x is every code that begins so.

>>> is_among("0459", ("045x", "0762")), is_among("0761", ("045x", "0762"))
(True, False)
"""

from functools import lru_cache

from ....identifiers import revenue
from ....model import ServiceLine

__all__ = ["is_among", "revenue_of"]


def revenue_of(line: ServiceLine) -> str:
    """Return the revenue code with its leading zero, or nothing."""
    code = line.revenue_code
    return revenue.compact(code) if code else ""


@lru_cache(maxsize=4096)
def is_among(code: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether the code is one of these, or begins as one that ends in x."""
    return bool(code) and any(_matches(code, pattern) for pattern in patterns)


def _matches(code: str, pattern: str) -> bool:
    family = pattern.removesuffix("x")
    return code == pattern if family == pattern else code.startswith(family) and len(code) == 4
