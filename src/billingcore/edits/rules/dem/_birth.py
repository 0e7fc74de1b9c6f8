"""Ask of nearly every claim that its patient was born, and not too long ago."""

from ... import Context

__all__ = ["OLDEST", "may_be_impossible"]

OLDEST = 124
"""The most completed years that a patient is believed to have."""


def may_be_impossible(context: Context) -> bool:
    """Tell whether the patient may be unborn, or too old, on some day of the claim."""
    claim, first, last = context.claim, context.first_day, context.last_day
    birth = claim.patient.birth_date if claim.patient is not None else None
    if birth is None:
        return False
    # A statement's days are not those of its lines.
    if first is None or last is None or claim.dated("434") is not None:
        return True
    return min(first, last) < birth or first.year - birth.year > OLDEST
