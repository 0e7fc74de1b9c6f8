"""Bills of home health under a plan of care (type of bill 032x), and their visits.

Source: Medicare Claims Processing Manual, chapter 10.
"""

from functools import cache

from ....model import Claim, ServiceLine
from .._rows import table

__all__ = ["HOME_HEALTH", "MEDICARE", "PERIOD", "SITES", "is_claim", "is_visit", "revenue_of_visit"]

HOME_HEALTH = "32"
MEDICARE = ("MA", "MB")
PERIOD = 30
"""How many days a period of care has."""

SITES = ("Q5001", "Q5002", "Q5009")
"""Where care was given: at home, in assisted living, elsewhere."""

_CLAIMS = ("7", "9")


def is_claim(claim: Claim) -> bool:
    """Tell whether it is the claim of a period, or a replacement of it: no notice, no advance."""
    return claim.frequency in _CLAIMS


@cache
def _visits() -> dict[str, str]:
    return {code: row["revenue"] for row in table("home_health")["visit"] for code in row["codes"]}


def revenue_of_visit(code: str | None) -> str | None:
    """Return the revenue codes, such as 042x, under which a visit is billed; None for no visit."""
    return _visits().get(code) if code else None


def is_visit(line: ServiceLine) -> bool:
    """Tell whether the line is a visit."""
    return revenue_of_visit(line.code) is not None
