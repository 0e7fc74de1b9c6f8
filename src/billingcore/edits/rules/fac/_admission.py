"""What a bill says of an admission or a visit."""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import ExpectedDenial

__all__ = ["NEWBORN", "admitted_on", "undescribed"]

NEWBORN = "4"
"""The type of admission that gives the point of origin other meanings."""

_PARTS = (
    (
        "admission_type",
        "type of admission",
        ExpectedDenial(carc="16", rarc="MA41", status=("A7:231",)),
    ),
    (
        "point_of_origin",
        "point of origin",
        ExpectedDenial(carc="16", rarc="MA42", status=("A7:229",)),
    ),
)


def undescribed(claim: Claim) -> Iterator[tuple[str, str, ExpectedDenial]]:
    """Yield path, name and the expected answer for what the claim does not say."""
    for name, what, expects in _PARTS:
        if not getattr(claim.institutional, name, None):
            yield f"institutional.{name}", what, expects


def admitted_on(claim: Claim) -> date | None:
    """Return the day of admission, else the claim's first day."""
    stated = claim.dated("435")
    return stated.start if stated else claim.first_day
