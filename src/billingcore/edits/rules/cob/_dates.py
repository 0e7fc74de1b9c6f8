"""The days on which earlier payers decided, by payer."""

from datetime import date

from attrs import frozen

from ....model import Claim, PriorDecision
from ... import Context
from ._decisions import decisions

__all__ = ["DecisionDates", "decision_dates"]


@frozen(kw_only=True)
class DecisionDates:
    """Give where a payer stands, its date of the claim with its place, and those of its lines."""

    index: int
    sequence: str
    of_claim: tuple[str, date] | None
    lines: tuple[tuple[str, date | None], ...]

    @property
    def known(self) -> tuple[tuple[str, date], ...]:
        """Return every date that is there, with its place."""
        found = [(f"{place}.dates", day) for place, day in self.lines if day is not None]
        return (self.of_claim, *found) if self.of_claim else tuple(found)


def decision_dates(context: Context) -> tuple[DecisionDates, ...]:
    """Return the dates of each payer that decided."""
    return context.once(_all)


def _all(context: Context) -> tuple[DecisionDates, ...]:
    return tuple([_of(context.claim, decision) for decision in decisions(context)])


def _of(claim: Claim, decision: PriorDecision) -> DecisionDates:
    payer, coverage = decision.payer, decision.payer.coverage
    lines = [
        (f"lines[{i}].adjudications[{j}]", one.decided)
        for i, _ in decision.lines
        for j, one in enumerate(claim.lines[i].adjudications)
        if one.payer_id == payer.payer_id
    ]
    return DecisionDates(
        index=decision.index,
        sequence=(coverage.sequence if coverage else None) or "unknown",
        of_claim=_of_claim(decision),
        lines=tuple(lines),
    )


def _of_claim(decision: PriorDecision) -> tuple[str, date] | None:
    payer = decision.payer.payer
    for j, stated in enumerate(payer.dates if payer else ()):
        if stated.qualifier == "573" and stated.period is not None:
            place = f"other_payers[{decision.index}].coverage.payer.dates[{j}]"
            return place, stated.period.start
    return None
