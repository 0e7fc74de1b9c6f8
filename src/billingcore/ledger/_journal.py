"""The journal: a mapping of entries by id, and everything that is a sum over them.

A balance is never stored; every report is a group-by over structured accounts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from ._account import Account, AccountKind, ClaimKey, party_order
from ._denial import Denial
from ._entry import Entry
from ._register import KnownClaim

__all__ = ["Journal"]


def _order(entry: Entry) -> tuple[date, bool, int, str]:
    """Return the order of telling: the day, charges first, then payers as they stand in line."""
    later = not entry.kind.startswith("charge")
    return entry.on or date.min, later, party_order(entry.party), entry.id


_FIELDS = ("kind", "patient", "claim", "line", "party", "reason")


@frozen(kw_only=True)
class Journal:
    """Give all entries by id, the denials that decisions opened, and the claims they speak of."""

    entries: Mapping[str, Entry] = field(factory=dict)
    opened: tuple[Denial, ...] = ()
    claims: Mapping[ClaimKey, KnownClaim] = field(factory=dict)

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self.entries.values(), key=_order))

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        return f"Journal({len(self.entries)} entries, {len(self.claims)} claims)"

    def until(self, day: date) -> "Journal":
        """Return the journal as it stood at the end of `day`; what has no date counts always."""
        entries = {
            name: entry for name, entry in self.entries.items() if not entry.on or entry.on <= day
        }
        return evolve(self, entries=entries)

    @cached_property
    def _sums(self) -> dict[Account, Decimal]:
        sums: dict[Account, Decimal] = defaultdict(Decimal)
        for entry in self.entries.values():
            for posting in entry.postings:
                sums[posting.account] += posting.amount
        return {account: amount for account, amount in sums.items() if amount}

    @cached_property
    def _by_patient(self) -> dict[str | None, tuple[list[Account], dict[str, Entry]]]:
        """Return each patient account's accounts that hold something, and its entries."""
        found: dict[str | None, tuple[list[Account], dict[str, Entry]]] = defaultdict(
            lambda: ([], {})
        )
        for account in self._sums:
            found[account.patient][0].append(account)
        for entry in self:
            accounts = [posting.account for posting in entry.postings]
            accounts += [note.account for note in entry.notes]
            for account in accounts:
                found[account.patient][1][entry.id] = entry
        return found

    def _near(self, wanted: Account) -> str | None:
        """Return the only patient account that `wanted` can mean, if there is just one."""
        claim = self.claims.get(wanted.claim) if wanted.claim else None
        if wanted.patient is None and claim and wanted.kind is not AccountKind.UNAPPLIED:
            return claim.patient  # others may pay for a claim, out of their own receipts
        return wanted.patient

    def holding(self, wanted: Account) -> Iterator[tuple[Account, Decimal]]:
        """Yield the accounts that `wanted` covers and that hold something."""
        patient = self._near(wanted)
        accounts = self._sums if patient is None else self._by_patient[patient][0]
        for account in accounts:
            if wanted.covers(account):
                yield account, self._sums[account]

    def touching(self, wanted: Account) -> Iterator[Entry]:
        """Yield, in order of day, the entries that may touch what `wanted` covers."""
        patient = self._near(wanted)
        return iter(self if patient is None else self._by_patient[patient][1].values())

    def balances(
        self, by: Iterable[str] = _FIELDS, of: AccountKind | None = None
    ) -> dict[Account, Decimal]:
        """Return the balances of all accounts, or of one kind, grouped by some of their fields.

        The kind always counts; accounts with a balance of zero are left out.
        """
        kept = {"kind", *by}
        if unknown := kept - set(_FIELDS):
            raise ValueError(f"an account has no {', '.join(sorted(unknown))}")
        sums: dict[Account, Decimal] = defaultdict(Decimal)
        for account, amount in self._sums.items():
            if of is None or account.kind is of:
                fields: dict[str, Any] = {name: getattr(account, name) for name in kept}
                sums[Account(**fields)] += amount
        order = sorted(sums, key=lambda account: account.order)
        return {account: sums[account] for account in order if sums[account]}

    @property
    def denials(self) -> tuple[Denial, ...]:
        """Return the denials that are open.

        A denial is settled when its decision is taken back, when the same party decides the line
        again later, or when nobody owes anything for the line any more.
        """
        taken_back = {entry.reverses for entry in self.entries.values()}
        decided: dict[tuple[object, ...], date] = {}
        for entry in self.entries.values():
            if entry.kind == "payment" and entry.id not in taken_back:
                accounts = {posting.account for posting in entry.postings}
                accounts |= {note.account for note in entry.notes}
                for account in accounts:
                    line = account.claim, account.line, entry.party
                    decided[line] = max(entry.on or date.min, decided.get(line, date.min))
        by_claim = self.balances(("claim",), AccountKind.AR)
        by_line = self.balances(("claim", "line"), AccountKind.AR)

        def owed(denial: Denial) -> bool:
            claim = Account(kind=AccountKind.AR, claim=denial.claim)
            line = evolve(claim, line=denial.line)
            return by_claim.get(claim, 0) > 0 and (denial.line is None or by_line.get(line, 0) > 0)

        return tuple(
            denial
            for denial in self.opened
            if denial.entry in self.entries
            and denial.entry not in taken_back
            and decided[denial.claim, denial.line, denial.party] <= (denial.on or date.min)
            and owed(denial)
        )
