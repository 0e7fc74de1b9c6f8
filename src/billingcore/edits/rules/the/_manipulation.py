"""Manipulation of the spine, and the diagnoses of the regions that it treats.

>>> region("M9903"), region("M5416"), is_subluxation("S13120A")
('lumbar', None, True)
"""

__all__ = ["MANIPULATIONS", "is_subluxation", "region"]

MANIPULATIONS = ("98940", "98941", "98942")
"""Of one or two regions, of three or four, of five."""

_REGIONS = {"0": "cervical", "1": "cervical", "2": "thoracic", "3": "lumbar", "4": "sacral"}
_REGIONS |= {"5": "pelvic"}
# Segmental and somatic dysfunction, subluxation complex.
_BY_REGION = ("M990", "M991")
# Subluxation of vertebrae by an injury: cervical, thoracic, lumbar and sacral.
_BY_INJURY = ("S131", "S231", "S331", "S332")


def region(code: str) -> str | None:
    """Return the region of the spine that a diagnosis of subluxation is of."""
    return _REGIONS.get(code[4:5]) if code.startswith(_BY_REGION) else None


def is_subluxation(code: str) -> bool:
    """Tell whether the diagnosis is a subluxation of the spine."""
    return region(code) is not None or code.startswith(_BY_INJURY)
