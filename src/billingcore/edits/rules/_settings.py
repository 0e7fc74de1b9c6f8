"""Which of the NCCI tables judges a claim: by its kind, or as the caller says.

Practitioner edits are for professional claims, those of surgical centers too. Hospital edits are
for outpatient bills and the facilities that are paid like them, told by the type of bill.
Supplier edits are for claims to the contractors for durable medical equipment, which nothing in
a claim tells apart: an option says so.
Source: Medicare Claims Processing Manual, chapter 23, section 20.9; NCCI Policy Manual for
Medicare Services, chapter I, section A.
"""

from typing import Any

from attrs import field, frozen
from attrs.validators import in_

from ...model import Claim
from .. import Context, Day

__all__ = ["NcciOptions", "days_known", "judging", "ncci_needs"]

_HOSPITAL_BILLS = ("12", "13", "14", "22", "23", "34", "74", "75", "85")


@frozen(kw_only=True)
class NcciOptions:
    """Say whose edits are meant: ``by kind`` of claim, or ``dme`` for a supplier's claims."""

    setting: str = field(default="by kind", validator=in_(("by kind", "dme")))


def ncci_needs(family: str) -> dict[str, tuple[str, ...]]:
    """Return which table of `family` (ncci_ptp, mue) a rule needs, by kind of claim."""
    return {
        "professional": (f"{family}_practitioner",),
        "institutional": (f"{family}_hospital",),
    }


def judging(claim: Claim, context: Context, family: str) -> Any:  # noqa: ANN401 - of either family
    """Return the table of `family` for a claim; None where there is none for it."""
    if context.option("setting") == "dme":
        table = context.optional_table(f"{family}_dme")
        if table is None:
            context.not_evaluated(f"{family}_dme", reason="table not loaded")
        return table
    if claim.kind == "professional":
        return context.table(f"{family}_practitioner")
    if claim.kind == "institutional" and (claim.facility_code or "")[:2] in _HOSPITAL_BILLS:
        return context.table(f"{family}_hospital")
    return None


def days_known(context: Context, table: Any) -> tuple[Day, ...]:  # noqa: ANN401 - any table
    """Return the claim's days that the table's edition can speak of; say so of the others."""
    days = context.days
    edition = table.edition
    unknown = [day.day for day in days if not edition.covers(day.day)]
    if not unknown:
        return days
    for day in unknown:
        context.not_evaluated(table.name, reason=f"edition {edition} does not speak of {day}")
    return tuple(day for day in days if day.day not in unknown)
