"""The day on which a patient died, as a claim states it: PAT06, or occurrence code 55 of a bill.

>>> from billingcore.testing import inpatient_claim
>>> path, day = day_of_death(inpatient_claim(institutional={"occurrences": {"55": "2026-03-05"}}))
>>> path, str(day)
('institutional.occurrences[0].period', '2026-03-05')
"""

from datetime import date

from ..model import Claim

__all__ = ["day_of_death"]

_DEATH = "55"


def day_of_death(claim: Claim) -> tuple[str, date] | None:
    """Return the day and where it is stated; None where it is not."""
    if claim.patient is not None and claim.patient.death_date is not None:
        return "patient.death_date", claim.patient.death_date
    for i, one in enumerate(claim.institutional.occurrences if claim.institutional else ()):
        if one.code == _DEATH and one.period is not None:
            return f"institutional.occurrences[{i}].period", one.period.start
    return None
