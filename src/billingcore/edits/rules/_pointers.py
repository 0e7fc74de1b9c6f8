"""The diagnoses that a line points at."""

from ...model import Claim, ServiceLine

__all__ = ["pointed"]


def pointed(line: ServiceLine, claim: Claim) -> tuple[str, ...]:
    """Return the codes of the diagnoses that a line points at, the first first."""
    codes = (
        claim.diagnoses[pointer - 1].code
        for pointer in line.diagnosis_pointers
        if 0 < pointer <= len(claim.diagnoses)
    )
    return tuple(code for code in codes if code)
