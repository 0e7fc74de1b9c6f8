"""Poisonings, adverse effects and underdosings by drugs: what the code tells of intent.

Of codes T36 to T50 intent is the sixth character, or the fifth where X fills the sixth.

>>> drug_effect("T360X5A"), drug_effect("T360X6A"), drug_effect("T360X1A"), drug_effect("T510X1A")
('adverse effect', 'underdosing', None, None)
>>> is_poisoning("T360X1A"), is_poisoning("T3694XA"), is_poisoning("T360X5A")
(True, True, False)
"""

import re

__all__ = ["drug_effect", "is_poisoning"]

_DRUGS = re.compile(r"T(?:3[6-9]|4\d|50)")
_EFFECTS = {"5": "adverse effect", "6": "underdosing"}


def drug_effect(code: str) -> str | None:
    """Tell an adverse effect or an underdosing from whatever else a complete code is."""
    return _EFFECTS.get(_intent(code))


def is_poisoning(code: str) -> bool:
    """Tell whether a complete code is a poisoning: by accident, harm, assault, or undetermined."""
    return _intent(code) in ("1", "2", "3", "4")


def _intent(code: str) -> str:
    if len(code) != 7 or not _DRUGS.match(code):
        return ""
    return code[4] if code[5] == "X" else code[5]
