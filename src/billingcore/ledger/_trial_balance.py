"""The trial balance: every kind of account with its debit or credit, summing to zero."""

from decimal import Decimal

from attrs import frozen

from ..money import total
from ._account import Account

__all__ = ["TrialBalance"]


@frozen(kw_only=True)
class TrialBalance:
    """Give the accounts that hold something, in chart order; debits are positive."""

    rows: tuple[tuple[Account, Decimal], ...] = ()

    @property
    def total(self) -> Decimal:
        """Return the sum of all rows: always zero."""
        return total(amount for _, amount in self.rows)

    @property
    def by_kind(self) -> dict[str, Decimal]:
        """Return the balance of each kind of account, by its name."""
        sums: dict[str, Decimal] = {}
        for account, amount in self.rows:
            name = account.kind.value
            sums[name] = sums.get(name, Decimal(0)) + amount
        return sums

    def __str__(self) -> str:
        names = [str(account) for account, _ in self.rows]
        width = max([len(name) for name in names] + [len("total")])
        lines = [f"{'':{width}} {'debit':>14} {'credit':>14}"]
        for name, (_, amount) in zip(names, self.rows, strict=True):
            debit = f"{amount:,.2f}" if amount > 0 else ""
            credit = f"{-amount:,.2f}" if amount < 0 else ""
            lines.append(f"{name:{width}} {debit:>14} {credit:>14}".rstrip())
        debits = total(amount for _, amount in self.rows if amount > 0)
        credits_ = total(-amount for _, amount in self.rows if amount < 0)
        lines.append(f"{'total':{width}} {debits:>14,.2f} {credits_:>14,.2f}")
        return "\n".join(lines)
