"""A balance: what is open, by party, claim and line, and how it came about."""

from decimal import Decimal
from typing import Any

from attrs import evolve, field, frozen

from ..money import total
from ._account import Account, AccountKind, ClaimKey
from ._explain import Explanation, explained
from ._journal import Journal

__all__ = ["Balance"]


@frozen(kw_only=True)
class Balance:
    """Give what is open for a patient account, a claim, a line or a party; None counts for all."""

    journal: Journal = field(repr=False)
    patient: str | None = None
    claim: ClaimKey | None = None
    line: str | None = None
    party: str | None = None

    @property
    def receivable(self) -> Account:
        """Return the account that the balance sums, its open fields left out."""
        return Account(
            kind=AccountKind.AR,
            patient=self.patient,
            claim=self.claim,
            line=self.line,
            party=self.party,
        )

    @property
    def amount(self) -> Decimal:
        """Return what is owed; less than zero is a credit."""
        return total(amount for _, amount in self.journal.holding(self.receivable))

    @property
    def by_party(self) -> dict[str | None, Decimal]:
        """Return what each party owes; the sum is the amount."""
        return {account.party: amount for account, amount in self._split("party")}

    @property
    def by_patient(self) -> dict[str | None, Decimal]:
        """Return what is open for each patient account."""
        return {account.patient: amount for account, amount in self._split("patient")}

    @property
    def by_claim(self) -> dict[ClaimKey | None, Decimal]:
        """Return what is open for each claim; a claim's `key` finds it."""
        return {account.claim: amount for account, amount in self._split("claim")}

    @property
    def by_line(self) -> dict[tuple[ClaimKey | None, str | None], Decimal]:
        """Return what is open for each line; without a line it is the claim as a whole."""
        return {(a.claim, a.line): amount for a, amount in self._split("claim", "line")}

    def _split(self, *by: str) -> list[tuple[Account, Decimal]]:
        sums: dict[Account, Decimal] = {}
        for account, amount in self.journal.holding(self.receivable):
            fields: dict[str, Any] = {name: getattr(account, name) for name in by}
            group = Account(kind=AccountKind.AR, **fields)
            sums[group] = sums.get(group, Decimal(0)) + amount
        order = sorted(sums, key=lambda group: group.order)
        return [(group, sums[group]) for group in order if sums[group]]

    @property
    def unapplied(self) -> Decimal:
        """Return the money taken for these patient accounts that is not allocated yet."""
        return -self._held(AccountKind.UNAPPLIED) if self.claim is None else Decimal(0)

    @property
    def suspense(self) -> Decimal:
        """Return the payers' money that waits because it could not be posted here."""
        return -self._held(AccountKind.SUSPENSE)

    def _held(self, kind: AccountKind) -> Decimal:
        wanted = evolve(self.receivable, kind=kind, line=None, party=None)
        return total(amount for _, amount in self.journal.holding(wanted))

    def explain(self) -> Explanation:
        """Return how the amount came about: entry by entry, with place, rule and authority."""
        return explained(self.journal, self.receivable, title=self._title(), tail=self._tail())

    def _title(self) -> str:
        parties = " + ".join(f"{party} {amount:,.2f}" for party, amount in self.by_party.items())
        whose = [self.patient, self.claim and f"claim {self.claim}"]
        whose += [self.line and f"line {self.line}", self.party]
        name = " · ".join(part for part in whose if part) or "all accounts"
        return f"{name}: {self.amount:,.2f} open" + (f" = {parties}" if parties else "")

    def _tail(self) -> tuple[str, ...]:
        held = ((self.unapplied, "unapplied"), (self.suspense, "in suspense"))
        return tuple(f"{amount:,.2f} {what}" for amount, what in held if amount)

    def __str__(self) -> str:
        return " · ".join([self._title(), *self._tail()])
