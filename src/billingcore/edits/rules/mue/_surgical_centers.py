"""Limits at surgical centers, which bill both sides of the body as two units and not with 50.

A limit of the day on a procedure that may be done on both sides is then twice what is published.
Where the fee schedule is not loaded, or does not know the code, it is taken to be one of these.
Source: Medicare Claims Processing Manual, chapter 14, section 40.5; CMS change request 8853.
"""

from datetime import date

from ....codes import FeeSchedule, MueRow
from ....model import Claim
from ... import Context
from ..mod._both_sides import is_surgical_center

__all__ = ["limit_of"]

_PLACE = "24"
_SPECIALTY = "49"
_BOTH_SIDES = "1"
_OF_A_LINE = ("1", None)


def limit_of(context: Context, row: MueRow, day: date) -> int:
    """Return the units that the row allows on this claim."""
    if row.indicator in _OF_A_LINE or not context.once(_is_of_surgical_center):
        return row.value
    schedule: FeeSchedule | None = context.optional_table("fee_schedule")
    known = schedule.get(row.code, on=day) if schedule else None
    return row.value * 2 if known is None or known.bilateral == _BOTH_SIDES else row.value


def _is_of_surgical_center(context: Context) -> bool:
    """Tell whether a surgical center bills, or may do so for all that is said."""
    claim = context.claim
    if claim.kind != "professional":
        return False
    billing = claim.billing_provider
    known = (context.facts.providers or {}).get(billing.npi or "") if billing else None
    if known is not None and known.specialty:
        return known.specialty == _SPECIALTY
    return is_surgical_center(claim) or (claim.facility_code == _PLACE and not _has_person(claim))


def _has_person(claim: Claim) -> bool:
    """Tell whether a person is named as who rendered the services, or bills."""
    parties = (claim.rendering, claim.billing_provider, *(line.rendering for line in claim.lines))
    return any(party and party.name and party.name.entity != "2" for party in parties)
