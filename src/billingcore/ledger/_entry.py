"""Journal entries: what a fact does to the accounts, with the rule and the place that say so.

>>> from datetime import date
>>> from decimal import Decimal
>>> entry = Entry(
...     id="charge-1",
...     on=date(2026, 3, 2),
...     kind="charge",
...     postings=move(
...         Decimal(150),
...         Account(kind=AccountKind.AR, party="primary"),
...         Account(kind=AccountKind.CHARGES),
...         PostingBasis(rule="charge"),
...     ),
... )
>>> [str(posting) for posting in entry.postings]
['150.00 receivable · primary', '-150.00 charges']
>>> evolve(entry, postings=entry.postings[:1])
Traceback (most recent call last):
    ...
ValueError: an entry sums to zero; this one sums to 150
"""

from datetime import date
from decimal import Decimal

from attrs import evolve, field, frozen

from ..money import money, total
from ._account import Account, AccountKind
from ._identity import beside

__all__ = ["Entry", "Note", "Posting", "PostingBasis", "Source", "inverse", "inverse_notes", "move"]


@frozen(kw_only=True)
class PostingBasis:
    """Say why an amount was posted, or why not.

    `rule` names the posting rule, `code` the adjustment behind it (CO-45), `authority` who says
    so, `matched` how the line was found. `path` is where the amount stands in the object that was
    posted, and `place` where on the wire, if somebody could tell.
    """

    rule: str
    code: str | None = None
    meaning: str = ""
    authority: str = ""
    matched: str = ""
    path: str = beside("")
    place: str | None = beside()


@frozen(kw_only=True)
class Posting:
    """Debit (positive) or credit (negative) one account."""

    account: Account
    amount: Decimal = field(converter=money)
    basis: PostingBasis

    def __str__(self) -> str:
        return f"{self.amount:.2f} {self.account}"


@frozen(kw_only=True)
class Note:
    """Tell of an amount that was read and deliberately not posted: a denial, an OA-23."""

    account: Account
    amount: Decimal = field(converter=money)
    basis: PostingBasis


@frozen(kw_only=True)
class Source:
    """Say where an entry comes from: the fact, and a document in words ("835 trace 70001")."""

    fact: str
    document: str
    place: str | None = beside()


@frozen(kw_only=True)
class Entry:
    """Give one balanced change of the accounts; `on` is None where the source has no date.

    An entry may move nothing (a full denial): its notes then tell what was decided. `party` is the
    payer that decided.
    """

    id: str
    on: date | None
    kind: str
    postings: tuple[Posting, ...] = ()
    notes: tuple[Note, ...] = ()
    source: Source | None = None
    reverses: str | None = None
    party: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is not double entry: that is a programmer's mistake, never the data's."""
        difference = total(posting.amount for posting in self.postings)
        if difference:
            raise ValueError(f"an entry sums to zero; this one sums to {difference}")
        if not all(posting.amount for posting in self.postings):
            raise ValueError("an entry has no posting of zero")

    def amount(self, kind: AccountKind) -> Decimal:
        """Return what the entry changes in the accounts of one kind."""
        return total(p.amount for p in self.postings if p.account.kind is kind)


def move(
    amount: Decimal | None, debit: Account, credit: Account, basis: PostingBasis
) -> tuple[Posting, ...]:
    """Return the two postings that debit one account and credit another; none for nothing."""
    if not amount:
        return ()
    return (
        Posting(account=debit, amount=amount, basis=basis),
        Posting(account=credit, amount=-amount, basis=basis),
    )


def inverse(entry: Entry, place: str | None = None) -> tuple[Posting, ...]:
    """Return the postings that undo an entry to the cent."""
    return tuple(
        evolve(posting, amount=-posting.amount, basis=_elsewhere(posting.basis, place))
        for posting in entry.postings
    )


def inverse_notes(entry: Entry, place: str | None = None) -> tuple[Note, ...]:
    """Return the notes that take back those of an entry."""
    return tuple(
        evolve(note, amount=-note.amount, basis=_elsewhere(note.basis, place))
        for note in entry.notes
    )


def _elsewhere(basis: PostingBasis, place: str | None) -> PostingBasis:
    return evolve(basis, path="", place=place)
