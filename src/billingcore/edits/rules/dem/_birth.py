"""Ask of nearly every claim that its patient was born, and not too long ago."""

from ... import Context

__all__ = ["OLDEST", "may_be_impossible"]

OLDEST = 124
"""The most completed years that a patient is believed to have."""


def may_be_impossible(context: Context) -> bool:
    """Tell whether the patient may be unborn, or too old, on some day of the claim."""
    patient, day = context.claim.patient, context.first_day
    birth = patient.birth_date if patient is not None else None
    if birth is None:
        return False
    # A statement's days are not those of its lines.
    if day is None or context.claim.kind == "institutional":
        return True
    return day < birth or day.year - birth.year > OLDEST
