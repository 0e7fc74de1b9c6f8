"""Tell the codes of ambulance transports apart: base rates and mileage, by vehicle.

>>> base_of("A0429"), mileage_of("A0425"), base_of("A0425")
('ground', ('ground',), None)
>>> mileage_of("A0888")
('ground', 'fixed wing', 'helicopter')
"""

from functools import lru_cache

from .._code_ranges import within
from ._rows import rows

__all__ = ["base_of", "is_ambulance", "mileage_of"]


@lru_cache(maxsize=1024)
def base_of(code: str) -> str | None:
    """Return the vehicle whose base rate the code is, or None."""
    return next((row["vehicle"] for row in rows("ambulance") if _among(code, row["base"])), None)


@lru_cache(maxsize=1024)
def mileage_of(code: str) -> tuple[str, ...]:
    """Return the vehicles whose miles the code counts; none for another code."""
    return tuple(row["vehicle"] for row in rows("ambulance") if _among(code, row["mileage"]))


def is_ambulance(code: str) -> bool:
    """Tell whether the code is a base rate or mileage."""
    return base_of(code) is not None or bool(mileage_of(code))


def _among(code: str, ranges: list[str]) -> bool:
    return any(within(code, item) for item in ranges)
