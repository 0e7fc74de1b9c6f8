"""A balance: what is open, by party, claim and line, and how it came about."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve, field, frozen

from ..money import total
from ._account import Account, ClaimKey, Kind
from ._entry import Entry, Note, Posting
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
            kind=Kind.AR,
            patient=self.patient,
            claim=self.claim,
            line=self.line,
            party=self.party,
        )

    @property
    def amount(self) -> Decimal:
        """Return what is owed; less than zero is a credit."""
        return total(posting.amount for _, posting in self.postings())

    def postings(self) -> Iterator[tuple[Entry, Posting]]:
        """Yield the entries and postings that make the amount, in order of day."""
        wanted = self.receivable
        for entry in self.journal:
            for posting in entry.postings:
                if wanted.covers(posting.account):
                    yield entry, posting

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
        wanted = self.receivable
        sums: dict[Account, Decimal] = {}
        for account, amount in self.journal.balances(of=Kind.AR).items():
            if wanted.covers(account):
                group = Account(kind=Kind.AR, **{name: getattr(account, name) for name in by})
                sums[group] = sums.get(group, Decimal(0)) + amount
        return [(group, amount) for group, amount in sums.items() if amount]

    @property
    def unapplied(self) -> Decimal:
        """Return the money taken for these patient accounts that is not allocated yet."""
        return -self._held(Kind.UNAPPLIED) if self.claim is None else Decimal(0)

    @property
    def suspense(self) -> Decimal:
        """Return the payers' money that waits because it could not be posted here."""
        return -self._held(Kind.SUSPENSE)

    def _held(self, kind: Kind) -> Decimal:
        wanted = evolve(self.receivable, kind=kind, line=None, party=None)
        balances = self.journal.balances(of=kind)
        return total(amount for account, amount in balances.items() if wanted.covers(account))

    def notes(self) -> Iterator[tuple[Entry, Note]]:
        """Yield what was decided here and moved nothing."""
        wanted = self.receivable
        for entry in self.journal:
            for note in entry.notes:
                if wanted.covers(note.account):
                    yield entry, note

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
