"""A claim's diagnoses in ICD-10-CM that count as such, and the days that govern each.

What a patient was admitted for, or came for, is not among them: it may turn out to be something
else. On a professional or dental claim a diagnosis is governed by the days of the lines that point
at it, or of all lines where none does; on an outpatient bill by the first and the last day of the
statement; on an inpatient bill by the day of discharge, which ends the statement.
Source: Medicare Claims Processing Manual, chapter 23, section 10; 45 CFR 162.1002.

>>> from billingcore.model import Claim, Diagnosis
>>> claim = Claim(diagnoses=(Diagnosis("I10"), Diagnosis("E119", qualifier="ABK")))
>>> [(each.place, each.code) for each in coded_in(claim)]
[(1, 'E119'), (0, 'I10')]
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ....model import Claim
from ... import Context
from ..._about import bill_of

__all__ = [
    "INPATIENT",
    "Coded",
    "coded",
    "coded_in",
    "leads",
    "pointed_days",
    "share_a_day",
    "usual_days",
]

INPATIENT = ("11", "18", "21", "28", "41")
"""The first two digits of the types of bill of those who stay."""


class Coded(NamedTuple):
    """Give the place of a diagnosis among the claim's, and its code."""

    place: int
    code: str


def coded(context: Context) -> tuple[Coded, ...]:
    """Return the principal and the other diagnoses of the claim; ask through ``context.once``."""
    return coded_in(context.claim)


def coded_in(claim: Claim) -> tuple[Coded, ...]:
    """Return the principal diagnosis, then the others in their order; each code once."""
    found: dict[str, Coded] = {}
    others: list[Coded] = []
    for place, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.code:
            if diagnosis.qualifier == "ABK":
                found.setdefault(diagnosis.code, Coded(place, diagnosis.code))
            elif diagnosis.qualifier == "ABF":
                others.append(Coded(place, diagnosis.code))
    for each in others:
        found.setdefault(each.code, each)
    return tuple(found.values())


def leads(claim: Claim, place: int) -> bool:
    """Tell whether a diagnosis is the principal one, or the first that some line points at."""
    if claim.diagnoses[place].qualifier == "ABK":
        return True
    return any(line.diagnosis_pointers[:1] == (place + 1,) for line in claim.lines)


def share_a_day(claim: Claim, one: int, other: int) -> bool:
    """Tell whether two diagnoses may be of one encounter: lines of one day point at both.

    Where no lines point at one of them, or nobody tells the days, they may.
    """
    if claim.kind == "institutional":
        return True
    days = pointed_days(claim, one), pointed_days(claim, other)
    return not all(days) or not {*days[0]}.isdisjoint(days[1])


def usual_days(claim: Claim) -> tuple[date, ...]:
    """Return the days that govern the diagnoses at which no line points, in order."""
    if claim.kind != "institutional":
        days = {line.period.start for line in claim.lines if line.period}
        return tuple(days) if len(days) < 2 else tuple(sorted(days))
    if bill_of(claim) in INPATIENT:
        return _known([claim.last_day])
    return _known([claim.first_day, claim.last_day])


def pointed_days(claim: Claim, place: int) -> tuple[date, ...]:
    """Return the days of the lines that point at a diagnosis, in order."""
    lines = (line for line in claim.lines if place + 1 in line.diagnosis_pointers)
    return _known(line.first_day for line in lines)


def _known(days: Iterable[date | None]) -> tuple[date, ...]:
    known = {day for day in days if day is not None}
    return tuple(known) if len(known) < 2 else tuple(sorted(known))
