"""How a balance came about, for a person to read: by line, by entry, down to place and authority.

Amounts stand in one column, so that each line adds up; nothing here names a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from ..money import total
from ._account import Account, AccountKind, ClaimKey, party_order
from ._entry import Entry, Note, Posting, PostingBasis
from ._journal import Journal

__all__ = ["Explanation", "LineHistory", "Step", "explained"]


@frozen(kw_only=True)
class Step:
    """Give one change of a line: the amount, in words what happened, and the entry behind it."""

    amount: Decimal | None
    text: str
    entry: Entry
    basis: PostingBasis

    def __str__(self) -> str:
        amount = "" if self.amount is None else f"{self.amount:,.2f}"
        basis = self.basis
        parts = [self.text, basis.authority, basis.place]
        return f"{amount:>12}  {' · '.join(part for part in parts if part)}"


@frozen(kw_only=True)
class LineHistory:
    """Give the history of one line, or of a claim as a whole."""

    claim: ClaimKey | None
    line: str | None
    title: str
    steps: tuple[Step, ...]
    parties: tuple[tuple[str | None, Decimal], ...]

    @property
    def amount(self) -> Decimal:
        """Return what is open on the line: the sum of the steps."""
        return total(step.amount for step in self.steps)

    def __str__(self) -> str:
        lines = [self.title]
        entry = None
        for step in self.steps:
            if step.entry is not entry:
                entry = step.entry
                lines.append(_heading(entry, step.basis.matched))
            lines.append(f"  {step}")
        owing = ", ".join(f"{party} {amount:,.2f}" for party, amount in self.parties)
        lines.append(f"  {self.amount:>12,.2f}  {'open: ' + owing if owing else 'settled'}")
        return "\n".join(lines)


@frozen(kw_only=True, repr=False)
class Explanation:
    """Explain a balance; print it, or show it in a notebook."""

    title: str
    histories: tuple[LineHistory, ...]
    tail: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [self.title, *map(str, self.histories)]
        return "\n\n".join([*parts, *(["\n".join(self.tail)] if self.tail else [])])

    __repr__ = __str__


def explained(
    journal: Journal, wanted: Account, *, title: str, tail: tuple[str, ...]
) -> Explanation:
    """Return the history of every line whose receivable `wanted` covers."""
    steps: dict[tuple[ClaimKey | None, str | None], list[Step]] = defaultdict(list)
    open_now: dict[tuple[ClaimKey | None, str | None], dict[str | None, Decimal]] = defaultdict(
        lambda: defaultdict(Decimal)
    )
    for entry in journal.touching(wanted):
        for line, step in _steps(entry, wanted):
            steps[line].append(step)
        for posting in entry.postings:
            account = posting.account
            if wanted.covers(account):
                open_now[account.claim, account.line][account.party] += posting.amount
    histories = (
        LineHistory(
            claim=claim,
            line=line,
            title=_line_title(journal, claim, line),
            steps=tuple(steps[claim, line]),
            parties=tuple(
                (party, amount)
                for party, amount in sorted(
                    open_now[claim, line].items(), key=lambda item: party_order(item[0])
                )
                if amount
            ),
        )
        for claim, line in sorted(steps, key=_line_order)
    )
    return Explanation(title=title, histories=tuple(histories), tail=tail)


def _line_order(line: tuple[ClaimKey | None, str | None]) -> tuple[str, ...]:
    claim, name = line
    number = (name or "").rjust(12) if (name or "").isdigit() else name or ""
    return (*(part or "" for part in claim or ()), number)


def _line_title(journal: Journal, claim: ClaimKey | None, line: str | None) -> str:
    known = journal.claims.get(claim) if claim else None
    charged = known.line(line) if known else None
    parts: list[str | None] = [f"claim {claim}", f"line {line}" if line else "as a whole"]
    if charged:
        code = charged.code or charged.revenue_code
        parts.append("-".join([code, *charged.modifiers]) if code else None)
        parts.append(str(charged.period) if charged.period else None)
    return " · ".join(part for part in parts if part)


def _heading(entry: Entry, matched: str) -> str:
    source = entry.source
    parts = [str(entry.on or "no date"), source.document if source else entry.kind]
    if source and source.place:
        parts.append(source.place)
    if matched and entry.reverses is None:
        parts.append(matched)
    return "  " + " · ".join(parts)


def _steps(
    entry: Entry, wanted: Account
) -> Iterator[tuple[tuple[ClaimKey | None, str | None], Step]]:
    groups: dict[tuple[ClaimKey | None, str | None, PostingBasis], list[Posting]] = defaultdict(
        list
    )
    for posting in entry.postings:
        if posting.account.kind is AccountKind.AR:
            groups[posting.account.claim, posting.account.line, posting.basis].append(posting)
    for (claim, line, basis), group in groups.items():
        seen = [posting for posting in group if wanted.covers(posting.account)]
        if seen:
            amount = total(posting.amount for posting in seen)
            text = _text(entry, basis, group)
            yield (claim, line), Step(amount=amount, text=text, entry=entry, basis=basis)
    for note in entry.notes:
        if wanted.covers(note.account):
            line_of = note.account.claim, note.account.line
            text = _note(note)
            if entry.reverses is not None:
                text = f"{entry.kind}: {text}"
            yield line_of, Step(amount=None, text=text, entry=entry, basis=note.basis)


def _text(entry: Entry, basis: PostingBasis, postings: Iterable[Posting]) -> str:
    text = " ".join(part for part in (basis.code, basis.meaning) if part)
    if basis.rule == "charge":
        text = "charged"
    elif basis.rule == "payment":
        text = f"paid by {entry.party}" if entry.party else "paid"
    elif basis.rule == "transfer":
        text = f"{text}: {_moved(postings)}"
    elif basis.rule == "write-off" and not basis.code:
        text = f"written off: {basis.meaning}"
    elif not text:
        text = basis.rule
    if entry.reverses is None:
        return text
    return f"{entry.kind}: {text}"


def _moved(postings: Iterable[Posting]) -> str:
    source = next((p for p in postings if p.amount < 0), None)
    target = next((p for p in postings if p.amount > 0), None)
    if source is None or target is None:  # a credit that became a refund to be paid
        return "to refunds payable"
    return f"{target.amount:,.2f} from {source.account.party} to {target.account.party}"


def _note(note: Note) -> str:
    basis = note.basis
    text = f"{basis.code} {basis.meaning}: {abs(note.amount):,.2f}"
    if basis.meaning != "denied":
        return text
    return f"{text} stays with {note.account.party}" if note.amount > 0 else f"{text} taken back"
