"""Tell laboratory tests by ``_tables/laboratory_tests.toml``.

>>> is_test("82947"), is_test("36415"), is_a("82962", "waived")
(True, False, True)
"""

from functools import lru_cache

from ....model import Claim, ServiceLine
from ..._code_ranges import within
from .._rows import table

__all__ = ["clia_number", "is_a", "is_test"]


@lru_cache(maxsize=4096)
def is_a(code: str, what: str) -> bool:
    """Tell whether a row of this kind has the code."""
    return any(
        any(within(code, item) for item in row["codes"])
        and not any(within(code, item) for item in row.get("not_codes", ()))
        for row in table("laboratory_tests")[what]
    )


def is_test(code: str | None) -> bool:
    """Tell whether the code is a test for which a laboratory needs a certificate."""
    return code is not None and is_a(code, "test")


def clia_number(claim: Claim, line: ServiceLine) -> str | None:
    """Return the number of the laboratory that bills: the line's own, else the claim's."""
    return line.reference("X4") or claim.reference("X4")
