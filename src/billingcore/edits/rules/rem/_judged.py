"""What a balance that does not come out says of itself."""

from collections.abc import Iterable

from ....model import Adjustment, Balance
from ... import Context, Evidence, Finding

__all__ = ["arithmetic", "complete", "out_of_balance"]


def out_of_balance(context: Context, path: str, balance: Balance) -> Finding:
    """Return the finding of a line or claim, with the arithmetic in message and evidence."""
    return context.finding(
        at=path,
        paid=balance.stated,
        charge=balance.charge,
        adjustments=balance.adjustments,
        computed=balance.computed,
        difference=balance.difference,
        evidence=arithmetic(balance),
    )


def arithmetic(balance: Balance) -> Evidence:
    """Return the equation as evidence."""
    facts = (
        ("stated", balance.stated),
        ("computed", balance.computed),
        ("difference", balance.difference),
    )
    return Evidence(what=f"balance of the {balance.level}", facts=facts)


def complete(adjustments: Iterable[Adjustment]) -> bool:
    """Tell whether every amount could be read: else the difference would say nothing."""
    return all(adjustment.amount is not None for adjustment in adjustments)
