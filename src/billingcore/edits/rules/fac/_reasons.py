"""Why a claim is replaced or cancelled, as ``_tables/condition_codes.toml`` has it."""

from functools import cache

from .._rows import table

__all__ = ["reasons_of"]


@cache
def reasons_of(frequency: str | None = None) -> frozenset[str]:
    """Return the condition codes that give a reason for a bill of this frequency, or of either."""
    rows = table("condition_codes")["reason"]
    found = (row["codes"] for row in rows if frequency in (None, row["frequency"]))
    return frozenset(code for codes in found for code in codes)
