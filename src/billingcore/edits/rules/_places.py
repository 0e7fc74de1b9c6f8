"""Where a service was given: the place of the line, else of the claim.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("99213", {"procedure": "99231", "place_of_service": "21"}))
>>> [place_of(claim, line) for line in claim.lines]
['11', '21']
"""

from ...model import Claim, ServiceLine

__all__ = ["place_of", "place_path"]


def place_of(claim: Claim, line: ServiceLine) -> str | None:
    """Return the place of service that counts for a line; None on an institutional claim."""
    if claim.kind == "institutional":
        return None
    return line.place_of_service or claim.facility_code


def place_path(line: ServiceLine, index: int) -> str:
    """Return where that place stands, from the claim."""
    return f"lines[{index}].place_of_service" if line.place_of_service else "facility_code"
