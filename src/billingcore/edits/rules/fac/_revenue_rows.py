"""What ``_tables/revenue_codes.toml`` says of a revenue code."""

from functools import lru_cache

from .._rows import table
from ._revenue import is_among

__all__ = ["may_stand_on", "wants_procedure"]


@lru_cache(maxsize=4096)
def wants_procedure(code: str, bill: str) -> bool:
    """Tell whether a line of this bill needs a procedure code."""
    return any(
        bill in row["bills"] and is_among(code, tuple(row["revenue"]))
        for row in table("revenue_codes")["procedure_wanted"]
    )


@lru_cache(maxsize=4096)
def may_stand_on(code: str, bill: str) -> bool:
    """Tell whether the code may stand on this kind of bill."""
    for row in table("revenue_codes")["bill"]:
        if is_among(code, tuple(row["revenue"])):
            return bill in row["only"] if "only" in row else bill not in row["never"]
    return True
