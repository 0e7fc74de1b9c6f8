"""The journal: a mapping of entries by id, and everything that is a sum over them.

A balance is never stored; every report is a group-by over structured accounts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve, field, frozen

from ._account import Account, ClaimKey, Kind
from ._denial import Denial
from ._entry import Entry
from ._register import KnownClaim

__all__ = ["Journal"]

_FIELDS = ("kind", "patient", "claim", "line", "party", "reason")


@frozen(kw_only=True)
class Journal:
    """Give all entries by id, the denials that decisions opened, and the claims they speak of."""

    entries: Mapping[str, Entry] = field(factory=dict)
    opened: tuple[Denial, ...] = ()
    claims: Mapping[ClaimKey, KnownClaim] = field(factory=dict)

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self.entries.values(), key=lambda e: (e.on or date.min, e.id)))

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

    def balances(
        self, by: Iterable[str] = _FIELDS, of: Kind | None = None
    ) -> dict[Account, Decimal]:
        """Return the balances of all accounts, or of one kind, grouped by some of their fields.

        The kind always counts; accounts with a balance of zero are left out.
        """
        kept = {"kind", *by}
        unknown = kept - set(_FIELDS)
        if unknown:
            raise ValueError(f"an account has no {', '.join(sorted(unknown))}")
        blank: dict[str, Any] = {name: None for name in _FIELDS if name not in kept}
        sums: dict[Account, Decimal] = defaultdict(Decimal)
        for entry in self.entries.values():
            for posting in entry.postings:
                if of is None or posting.account.kind is of:
                    account = evolve(posting.account, **blank) if blank else posting.account
                    sums[account] += posting.amount
        return {
            account: sums[account]
            for account in sorted(sums, key=lambda a: a.order)
            if sums[account]
        }

    @property
    def denials(self) -> tuple[Denial, ...]:
        """Return the denials that are open.

        A denial is settled when its decision is taken back, when the same party decides the line
        again later, or when nobody owes anything for the line any more.
        """
        taken_back = {entry.reverses for entry in self.entries.values()}
        decided: dict[tuple[object, ...], date] = {}
        for entry in self.entries.values():
            if entry.party and entry.id not in taken_back:
                accounts = {posting.account for posting in entry.postings}
                accounts |= {note.account for note in entry.notes}
                for account in accounts:
                    line = account.claim, account.line, entry.party
                    decided[line] = max(entry.on or date.min, decided.get(line, date.min))
        by_claim = self.balances(("claim",), Kind.AR)
        by_line = self.balances(("claim", "line"), Kind.AR)

        def owed(denial: Denial) -> bool:
            claim = Account(kind=Kind.AR, claim=denial.claim)
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
