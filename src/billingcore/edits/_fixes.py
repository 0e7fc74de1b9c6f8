"""Carry out a proposed fix, on a copy."""

from typing import TypeVar

from ..findings import Fix
from ._paths import changed

__all__ = ["apply_fix"]

_T = TypeVar("_T")


def apply_fix(subject: _T, fix: Fix) -> _T:
    """Return a copy of what was checked, with a fix's changes made in order.

    Whether it is safe to do so is the caller's decision; `fix.safety` says what the rule thinks.

    >>> from billingcore.model import Claim
    >>> apply_fix(Claim(charge="5"), Fix(text="say ten", changes=(("charge", 10),))).charge
    Decimal('10')
    """
    for path, value in fix.changes:
        subject = changed(subject, path, value)
    return subject
