"""Look facilities and classes up in ``_tables/types_of_bill.toml``."""

from datetime import date
from functools import cache
from typing import Any

from .._rows import rows

__all__ = ["in_force", "is_assigned"]


@cache
def _by_bill() -> dict[str, dict[str, Any]]:
    return {bill: row for row in rows("types_of_bill") for bill in row["bills"]}


def is_assigned(bill: str) -> bool:
    """Tell whether facility and class mean something, or ever did."""
    return bill in _by_bill()


def in_force(bill: str, on: date | None) -> bool:
    """Tell whether they mean it on that day; without a day, whether they do on any."""
    row = _by_bill().get(bill)
    if row is None or row.get("retired"):
        return False
    if on is None:
        return True
    since, until = row.get("since", on), row.get("until", on)
    return bool(since <= on <= until)
