"""Posting what the office does with money, day by day, in an order that arrival cannot change.

First in, first out looks at what the patient owes on the day of the allocation: the oldest service
first, then the claim, then the line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from attrs import evolve

from ..findings import Finding
from ..money import total
from ._account import PATIENT, PAYABLE, Account, AccountKind, ClaimKey
from ._entry import Entry, Posting, PostingBasis, Source, inverse, move
from ._findings import found
from ._money_facts import (
    Allocated,
    ReceiptReversed,
    ReceiptTaken,
    Refunded,
    Transferred,
    WrittenOff,
)
from ._register import KnownClaim, Register

__all__ = ["MoneyFact", "post_money"]

MoneyFact = ReceiptTaken | ReceiptReversed | Allocated | Refunded | WrittenOff | Transferred

_ORDER = (ReceiptTaken, Transferred, WrittenOff, Allocated, Refunded, ReceiptReversed)


def post_money(
    facts: Iterable[MoneyFact], register: Register, entries: Iterable[Entry]
) -> Iterator[Entry | Finding]:
    """Yield the entries of these facts, given those of charges and remittances."""
    facts = sorted(facts, key=_order)
    desk = _Desk(register, [fact for fact in facts if isinstance(fact, ReceiptTaken)])
    for entry in entries:
        desk.record(entry)
    for fact in facts:
        for made in desk.post(fact):
            if isinstance(made, Entry):
                desk.record(made)
            yield made


def _order(fact: MoneyFact) -> tuple[date, int, bool, str]:
    """Return the canonical order: the day, then what makes room for what, explicit before FIFO."""
    fifo = isinstance(fact, Allocated) and fact.claim is None
    return fact.on, _ORDER.index(type(fact)), fifo, fact.id


class _Desk:
    """The receipts and the patients' open balances, as the facts posted so far left them."""

    def __init__(self, register: Register, receipts: Iterable[ReceiptTaken]) -> None:
        self.register = register
        self.receipts = {receipt.reference: receipt for receipt in receipts}
        self.by_receipt: dict[str | None, list[Entry]] = defaultdict(list)
        self.owed: dict[str | None, list[tuple[date, Posting]]] = defaultdict(list)

    def record(self, entry: Entry) -> None:
        for reference in {
            p.account.reason for p in entry.postings if p.account.kind is AccountKind.UNAPPLIED
        }:
            self.by_receipt[reference].append(entry)
        for posting in entry.postings:
            if posting.account.kind is AccountKind.AR and posting.account.party == PATIENT:
                self.owed[posting.account.patient].append((entry.on or date.min, posting))

    def post(self, fact: MoneyFact) -> Iterator[Entry | Finding]:
        if isinstance(fact, ReceiptTaken):
            bank, held = Account(kind=AccountKind.BANK), self._held(fact)
            basis = PostingBasis(rule="receipt")
            yield _entry(fact, "receipt", move(fact.amount, bank, held, basis))
        elif isinstance(fact, ReceiptReversed):
            yield from self._reverse(fact)
        elif isinstance(fact, Allocated):
            yield from self._allocate(fact)
        elif isinstance(fact, Refunded):
            yield from self._refund(fact)
        else:
            yield from self._on_claim(fact)

    # -- receipts --------------------------------------------------------------------------

    def _held(self, receipt: ReceiptTaken) -> Account:
        return Account(
            kind=AccountKind.UNAPPLIED,
            patient=receipt.patient,
            party=PATIENT,
            reason=receipt.reference,
        )

    def _left(self, receipt: ReceiptTaken, day: date) -> Decimal:
        """Return what of the receipt is unapplied on that day."""
        return -total(
            posting.amount
            for entry in self.by_receipt[receipt.reference]
            if entry.on is None or entry.on <= day
            for posting in entry.postings
            if posting.account.kind is AccountKind.UNAPPLIED
            and posting.account.reason == receipt.reference
        )

    def _reverse(self, fact: ReceiptReversed) -> Iterator[Entry | Finding]:
        if fact.receipt not in self.receipts:
            yield found("LDG030", what=_what(fact), receipt=fact.receipt)
        for entry in tuple(self.by_receipt[fact.receipt]):
            if entry.kind in ("receipt", "allocation"):
                yield Entry(
                    id=f"{fact.id}/{entry.id}",
                    on=fact.on,
                    kind=f"{entry.kind} reversed",
                    postings=inverse(entry),
                    source=Source(fact=fact.id, document=_what(fact)),
                    reverses=entry.id,
                )

    def _allocate(self, fact: Allocated) -> Iterator[Entry | Finding]:
        receipt = self.receipts.get(fact.receipt)
        if receipt is None:
            yield found("LDG030", what=_what(fact), receipt=fact.receipt)
            return
        left = self._left(receipt, fact.on)
        amount = left if fact.amount is None else fact.amount
        if amount > left or amount < 0:
            yield _overdrawn(fact, receipt, amount, left)
            return
        owed: Iterable[tuple[Account, Decimal]]
        if fact.claim is None:
            owed = self._oldest(receipt.patient, fact.on, amount)
        else:
            claim = self._claim(fact, fact.claim, fact.line)
            if isinstance(claim, Finding):
                yield claim
                return
            owed = [(_receivable(claim, fact.line, PATIENT), amount)]
        postings: list[Posting] = []
        for account, share in owed:
            held = evolve(self._held(receipt), claim=account.claim, line=account.line)
            rule = "allocation" if fact.claim else "allocation, oldest first"
            postings += move(share, held, account, PostingBasis(rule=rule))
        yield _entry(fact, "allocation", tuple(postings))

    def _oldest(
        self, patient: str, day: date, amount: Decimal
    ) -> Iterator[tuple[Account, Decimal]]:
        """Yield what to pay of what the patient owes on that day, the oldest service first."""
        open_lines: dict[Account, Decimal] = defaultdict(Decimal)
        claims: dict[ClaimKey | None, Decimal] = defaultdict(Decimal)
        for on, posting in self.owed[patient]:
            if on <= day:
                open_lines[posting.account] += posting.amount
                claims[posting.account.claim] += posting.amount
        for account in sorted(open_lines, key=self._age):
            share = min(amount, open_lines[account], claims[account.claim])
            if share > 0:
                amount -= share
                claims[account.claim] -= share
                yield account, share

    def _age(self, account: Account) -> tuple[date, tuple[str, ...]]:
        claim = self.register.claims.get(account.claim or ClaimKey(None, None))
        line = claim.line(account.line) if claim else None
        lines = [line] if line else claim.lines if claim else []
        days = [line.period.start for line in lines if line.period]
        return min(days, default=date.min), account.order

    # -- claims ----------------------------------------------------------------------------

    def _claim(self, fact: MoneyFact, key: ClaimKey, line: str | None) -> KnownClaim | Finding:
        claims = self.register.named(key)
        if len(claims) != 1:
            return found("LDG032", what=_what(fact), number=key.number, count=len(claims))
        if line is not None and claims[0].line(line) is None:
            return found("LDG033", what=_what(fact), number=key.number, line=line)
        return claims[0]

    def _refund(self, fact: Refunded) -> Iterator[Entry | Finding]:
        if fact.receipt is not None:
            receipt = self.receipts.get(fact.receipt)
            if receipt is None:
                yield found("LDG030", what=_what(fact), receipt=fact.receipt)
                return
            left = self._left(receipt, fact.on)
            if fact.amount > left:
                yield _overdrawn(fact, receipt, fact.amount, left)
                return
            out_of = self._held(receipt)
        elif fact.claim is not None:
            claim = self._claim(fact, fact.claim, fact.line)
            if isinstance(claim, Finding):
                yield claim
                return
            out_of = _receivable(claim, fact.line, fact.party)
            if fact.payable:
                out_of = evolve(out_of, kind=AccountKind.CREDIT)
        else:
            out_of = Account(
                kind=AccountKind.PAYER_OVERPAYMENT, party=fact.payer, reason=fact.overpayment
            )
        basis = PostingBasis(rule="refund", authority="42 CFR 401.305" if fact.payer else "")
        bank = Account(kind=AccountKind.BANK)
        yield _entry(fact, "refund", move(fact.amount, out_of, bank, basis))

    def _on_claim(self, fact: WrittenOff | Transferred) -> Iterator[Entry | Finding]:
        claim = self._claim(fact, fact.claim, fact.line)
        if isinstance(claim, Finding):
            yield claim
            return
        if isinstance(fact, WrittenOff):
            owed = _receivable(claim, fact.line, fact.party)
            basis = PostingBasis(rule="write-off", meaning=str(fact.reason))
            postings = move(fact.amount, evolve(owed, kind=fact.reason), owed, basis)
            yield _entry(fact, "write-off", postings)
            return
        source = _receivable(claim, fact.line, fact.source)
        basis = PostingBasis(rule="transfer", meaning="responsibility moved")
        if fact.target == PAYABLE:
            postings = move(fact.amount, source, evolve(source, kind=AccountKind.CREDIT), basis)
        else:
            postings = move(fact.amount, evolve(source, party=fact.target), source, basis)
        yield _entry(fact, "transfer", postings)


def _receivable(claim: KnownClaim, line: str | None, party: str) -> Account:
    return Account(
        kind=AccountKind.AR, patient=claim.patient, claim=claim.key, line=line, party=party
    )


def _what(fact: MoneyFact) -> str:
    if isinstance(fact, ReceiptReversed):
        return f"reversal of receipt {fact.receipt}"
    kind = fact.key[0]
    return f"{kind} {fact.reference}"


def _overdrawn(fact: MoneyFact, receipt: ReceiptTaken, amount: Decimal, left: Decimal) -> Finding:
    return found("LDG031", what=_what(fact), amount=amount, receipt=receipt.reference, left=left)


def _entry(fact: MoneyFact, kind: str, postings: tuple[Posting, ...]) -> Entry:
    return Entry(
        id=fact.id,
        on=fact.on,
        kind=kind,
        postings=postings,
        source=Source(fact=fact.id, document=_what(fact)),
    )
