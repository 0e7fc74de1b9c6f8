"""The guides, each declared once: `professional` (837P) and `remittance` (835)."""

from ._vocabulary import Transaction
from .professional import PROFESSIONAL as professional
from .remittance import REMITTANCE as remittance

__all__ = ["for_version", "professional", "remittance"]


def for_version(set_id: str, version: str) -> tuple[Transaction | None, bool]:
    """Return the map for ST01 and the version of GS08 or ST03, and whether it is made for it."""
    candidates = [m for m in (professional, remittance) if m.set == set_id]
    for item in candidates:
        if version in item.accepts:
            return item, version.startswith("005010")
    if set_id == "835":
        return remittance, False
    if set_id == "837" and not any(
        mark in version for mark in ("X223", "X224", "X096", "X097", "X292", "X299", "X300")
    ):
        return professional, False
    return None, False
