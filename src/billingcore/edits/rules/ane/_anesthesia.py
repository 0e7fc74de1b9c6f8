"""What is an anesthesia service, and who says that they gave it.

>>> is_anesthesia("00142"), is_anesthesia("64415"), in_minutes("00142"), in_minutes("01996")
(True, False, True, False)
"""

__all__ = ["CIRCUMSTANCES", "GIVERS", "in_minutes", "is_anesthesia"]

GIVERS = ("AA", "AD", "QK", "QX", "QY", "QZ")
"""Who gave the anesthesia, and under whose direction (chapter 12, sections 50 and 140.3.3)."""
CIRCUMSTANCES = ("99100", "99116", "99135", "99140")
"""Qualifying circumstances, which stand beside an anesthesia service."""
# A burn's further area, further anesthesia for labor, and a day's care of a pain catheter: their
# time is told by the code, or counted with that of another line.
_WITHOUT_MINUTES = frozenset({"01953", "01968", "01969", "01996"})


def is_anesthesia(code: str | None) -> bool:
    """Tell whether a code is of the section of anesthesia (00100 to 01999)."""
    return code is not None and "00100" <= code <= "01999" and len(code) == 5 and code.isdigit()


def in_minutes(code: str | None) -> bool:
    """Tell whether it is an anesthesia service that is told in minutes."""
    return is_anesthesia(code) and code not in _WITHOUT_MINUTES
