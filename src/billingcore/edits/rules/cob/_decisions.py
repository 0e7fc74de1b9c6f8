"""What the rules about earlier payers' decisions share: the decisions, who comes before whom."""

from collections.abc import Iterator

from ....model import Balance, Claim, Coverage, OtherPayer, PriorDecision, prior_decisions
from ... import Context, Evidence, Triggers
from ._sequences import ORDER

__all__ = [
    "MEDICARE",
    "OTHERS",
    "arithmetic",
    "balances",
    "comes_before",
    "decisions",
    "out_of_balance",
    "unknown_payers",
]

MEDICARE = ("MA", "MB")
"""The claim filing indicators of Medicare."""
OTHERS = Triggers(parts=("other_payers",))
"""The rules are for claims with other payers."""
_PLACES = {letter: place for place, letter in enumerate(ORDER)}


def decisions(context: Context) -> tuple[PriorDecision, ...]:
    """Return what each other payer decided, of those that did."""
    return context.once(_made)


def _made(context: Context) -> tuple[PriorDecision, ...]:
    return tuple([decision for decision in prior_decisions(context.claim) if decision.is_made])


def unknown_payers(context: Context) -> tuple[tuple[int, int, str], ...]:
    """Return line, place and payer of the line decisions that refer to no payer of the claim."""
    return context.once(_unknown)


def _unknown(context: Context) -> tuple[tuple[int, int, str], ...]:
    claim = context.claim
    known = {payer.payer_id for payer in claim.other_payers}
    return tuple(
        [
            (i, j, one.payer_id)
            for i, line in enumerate(claim.lines)
            for j, one in enumerate(line.adjudications)
            if one.payer_id and one.payer_id not in known
        ]
    )


def out_of_balance(context: Context, level: str) -> Iterator[tuple[PriorDecision, Balance]]:
    """Yield the balances of this level that do not come out.

    Those of a whole claim are left alone while a line's decision refers to an unknown payer: it
    may be the very payer's, and belongs to the sum.
    """
    if level != "line" and unknown_payers(context):
        return
    for decision, balance in balances(context):
        if balance.level == level and balance.difference:
            yield decision, balance


def balances(context: Context) -> tuple[tuple[PriorDecision, Balance], ...]:
    """Return every balance of every payer that decided."""
    return context.once(_balances)


def _balances(context: Context) -> tuple[tuple[PriorDecision, Balance], ...]:
    found = decisions(context)
    return tuple([(decision, balance) for decision in found for balance in decision.balances()])


def arithmetic(balance: Balance) -> Evidence:
    """Return the equation as evidence."""
    return Evidence(
        what=f"balance of the {balance.level}",
        facts=(
            ("stated", balance.stated),
            ("computed", balance.computed),
            ("difference", balance.difference),
        ),
    )


def comes_before(one: OtherPayer, claim: Claim) -> bool | None:
    """Tell whether another payer pays before the claim's own; None where that is not known."""
    first, second = _place(one.coverage), _place(claim.coverage)
    if first is None or second is None or first == second:
        return None
    return first < second


def _place(coverage: Coverage | None) -> int | None:
    sequence = coverage.sequence if coverage else None
    return _PLACES.get(sequence) if sequence else None
