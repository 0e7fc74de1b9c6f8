"""How many days a bill of a stay is for, how many it says are covered, and its beds.

The day of discharge or death is not counted; of a patient who is still there the last day is.
Days before the admission, whose services as an outpatient are billed with it, are not counted
either. Source: Medicare Claims Processing Manual, chapter 3, section 40.2; chapter 25, section
75.1 (form locator 6) and 75.3 (value codes 80 to 83).
"""

from collections.abc import Iterator
from decimal import Decimal

from ....model import Claim
from ....money import ZERO
from ....periods import Period
from ... import Context
from ._revenue import is_among, revenue_of

__all__ = ["BEDS", "LEAVE", "beds", "days_of", "is_single_day", "units", "value_at", "valued"]

BEDS = ("010x", "011x", "012x", "013x", "014x", "015x", "016x", "017x", "020x", "021x")
"""Accommodation: rooms and wards, nursery, intensive and coronary care."""

LEAVE = ("018x",)
_NURSERY = ("017x",)
_STILL_THERE = "30"


def _stay(claim: Claim) -> Period | None:
    statement, admission = claim.dated("434"), claim.dated("435")
    if statement is None or statement.days < 1:
        return None
    if admission is not None and admission.start in statement:
        return Period(admission.start, statement.end)
    return statement


def is_single_day(claim: Claim) -> bool:
    """Tell whether the stay begins and ends on one day."""
    stay = _stay(claim)
    return stay is not None and stay.is_day


def days_of(claim: Claim) -> int | None:
    """Return how many days the bill is for, or None where it does not say."""
    stay = _stay(claim)
    status = claim.institutional.discharge_status if claim.institutional else None
    if stay is None or not status:
        return None
    return stay.days if status == _STILL_THERE else stay.days - 1


def value_at(claim: Claim, code: str) -> int | None:
    """Return where the value code stands, if it has an amount."""
    for i, value in enumerate(claim.institutional.value_codes if claim.institutional else ()):
        if value.code == code and value.amount is not None:
            return i
    return None


def valued(claim: Claim, code: str) -> Decimal | None:
    """Return the amount of a value code."""
    i, detail = value_at(claim, code), claim.institutional
    return None if i is None or detail is None else detail.value_codes[i].amount


def beds(context: Context) -> tuple[int, ...]:
    """Return the lines of accommodation; a mother's without those of her child's nursery."""
    return context.once(_beds)


def _beds(context: Context) -> tuple[int, ...]:
    codes = [revenue_of(line) for line in context.claim.lines]
    found = tuple(i for i, code in enumerate(codes) if is_among(code, BEDS))
    mothers = tuple(i for i in found if not is_among(codes[i], _NURSERY))
    return mothers or found


def units(claim: Claim, lines: tuple[int, ...]) -> Decimal | None:
    """Return the sum of units of these lines, or None where one does not say."""
    return _sum(claim.lines[i].quantity for i in lines)


def _sum(quantities: Iterator[Decimal | None]) -> Decimal | None:
    total = ZERO
    for quantity in quantities:
        if quantity is None:
            return None
        total += quantity
    return total
