"""The places of a claim's payers in the order of payment."""

from collections.abc import Iterator

from ....model import Claim

__all__ = ["ORDER", "sequences"]

ORDER = "PSTABCDEFGH"
"""Primary, secondary, tertiary, then the fourth to the eleventh."""


def sequences(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield path and letter of each payer that has one, the claim's own payer first."""
    if claim.coverage and claim.coverage.sequence:
        yield "coverage.sequence", claim.coverage.sequence
    for i, other in enumerate(claim.other_payers):
        if other.coverage and other.coverage.sequence:
            yield f"other_payers[{i}].coverage.sequence", other.coverage.sequence
