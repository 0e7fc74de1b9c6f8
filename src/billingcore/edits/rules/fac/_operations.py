"""Procedures of the whole claim in ICD codes."""

from collections.abc import Iterator

from ....model import Claim, ClaimProcedure

__all__ = ["operations"]

_ICD = ("BBR", "BBQ", "BR", "BQ")


def operations(claim: Claim) -> Iterator[tuple[int, ClaimProcedure]]:
    """Yield place and procedure of each."""
    for i, procedure in enumerate(claim.procedures):
        if procedure.qualifier in _ICD:
            yield i, procedure
