"""The patient's earlier bills, as far as stays and visits are concerned."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from ....model import Claim
from ....periods import Period
from ... import ClaimState, History
from ..._about import bill_of

__all__ = ["Nights", "days_billed", "earlier_bills", "is_same_stay", "nights_of"]

_STILL_THERE = "30"
_DAY = timedelta(days=1)


@frozen
class Nights:
    """Give the first day of a stay and the day after its last night."""

    first: date
    until: date

    def meets(self, other: "Nights") -> bool:
        """Tell whether the two share a night."""
        return self.first < other.until and other.first < self.until

    def holds(self, day: date) -> bool:
        """Tell whether the day lies between those of admission and discharge."""
        return self.first < day < self.until


def nights_of(claim: Claim) -> Nights | None:
    """Return the nights that a bill of a stay is for: without the day of discharge."""
    statement, admission = claim.dated("434"), claim.dated("435")
    if statement is None or statement.days < 1 or statement.end == date.max:
        return None
    first = statement.start
    if admission is not None and admission.start in statement:
        first = admission.start
    status = claim.institutional.discharge_status if claim.institutional else None
    return Nights(first, statement.end + _DAY if status == _STILL_THERE else statement.end)


def earlier_bills(history: History, *bills: str) -> Iterator[Claim]:
    """Yield the earlier claims of these kinds that stand and were not denied."""
    for one in history.standing:
        if one.state is not ClaimState.DENIED and bill_of(one.claim) in bills:
            yield one.claim


def is_same_stay(one: Claim, other: Claim) -> bool:
    """Tell whether two bills are of one provider and one admission."""
    first, second = one.dated("435"), other.dated("435")
    if first is None or second is None or one.key[0] is None:
        return False
    return first.start == second.start and one.key[0] == other.key[0]


def days_billed(claim: Claim) -> Iterator[tuple[int, Period]]:
    """Yield place and period of each line that has one."""
    for i, line in enumerate(claim.lines):
        if line.period is not None:
            yield i, line.period
