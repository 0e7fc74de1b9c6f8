"""The reasons for which Medicare pays second, and which coverages of a claim state one."""

from collections.abc import Iterator

from ....model import Claim, Coverage
from ... import Context, Triggers
from ._decisions import MEDICARE
from ._sequences import ORDER

__all__ = ["OF_INTEREST", "TYPES", "coverages", "is_secondary_medicare", "of_interest"]

TYPES = ("12", "13", "14", "15", "16", "41", "42", "43", "47")
"""Insurance type codes (SBR05) of the Medicare secondary payer provisions."""
_BEHIND = frozenset(ORDER[1:])


def coverages(claim: Claim) -> Iterator[tuple[str, Coverage]]:
    """Yield path and coverage: the claim's own, then those of its other payers."""
    if claim.coverage is not None:
        yield "coverage", claim.coverage
    for k, other in enumerate(claim.other_payers):
        if other.coverage is not None:
            yield f"other_payers[{k}].coverage", other.coverage


def of_interest(context: Context) -> tuple[tuple[str, Coverage], ...]:
    """Return the coverages that state a type or should: hardly any claim has one."""
    return context.once(_of_interest)


def _may_be_of_interest(context: Context) -> bool:
    return bool(context.once(_of_interest))


OF_INTEREST = Triggers(glance=_may_be_of_interest)
"""The rules are for claims with such a coverage."""


def _of_interest(context: Context) -> tuple[tuple[str, Coverage], ...]:
    claim = context.claim
    own = claim.coverage
    if not claim.other_payers and (own is None or (own.sequence == "P" and not own.insurance_type)):
        return ()
    return tuple(
        [
            (path, coverage)
            for path, coverage in coverages(claim)
            if coverage.insurance_type or is_secondary_medicare(coverage)
        ]
    )


def is_secondary_medicare(coverage: Coverage) -> bool:
    """Tell whether this is Medicare in a place known to be behind the primary one."""
    sequence = coverage.sequence
    return coverage.filing_indicator in MEDICARE and bool(sequence) and sequence in _BEHIND
