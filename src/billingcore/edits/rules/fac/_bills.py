"""Kinds of bills by facility and class, and the payers whose rules are Medicare's.

Source: Medicare Claims Processing Manual, chapter 1, section 80.3.2; chapter 25, section 75.1.
"""

__all__ = ["HOSPITAL_OUTPATIENT", "HOSPITAL_STAY", "MEDICARE", "OUTPATIENT", "STAYS"]

MEDICARE = ("MA", "MB")
"""Claim filing indicators of original Medicare."""

HOSPITAL_STAY = ("11",)
STAYS = ("11", "18", "21")
"""Bills of patients in a bed: hospital, swing bed, skilled nursing facility."""

HOSPITAL_OUTPATIENT = ("13", "85")
"""Bills of hospitals and critical access hospitals for their outpatients."""

OUTPATIENT = ("13", "14", "23", "34", "71", "72", "74", "75", "76", "77", "83", "85")
"""Bills of patients who have no bed."""
