"""Posting a payment as a whole: its provider adjustments, what does not balance, its deposit.

A positive provider adjustment takes from the payment, a negative one adds to it (X12 RFI 2184):
WO -50 debits clearing and credits what we owe the payer, WO 50 the reverse. The clearing account of
a trace is 0 once the deposit is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import evolve

from ..findings import Finding
from ..model import ProviderAdjustment
from ..money import ZERO, total
from ._account import Account, AccountKind
from ._entry import Entry, Posting, PostingBasis, Source, move
from ._findings import found
from ._money_facts import Deposit
from ._policy import Policy
from ._remittance_facts import Decided, RemittanceReceived

__all__ = ["post_deposit", "post_remittance"]


def post_remittance(
    fact: RemittanceReceived,
    decisions: Mapping[str, Decided],
    whole: bool,
    policy: Policy,
) -> Iterator[Entry | Finding]:
    """Yield the entry of a payment's provider adjustments and difference, and what is odd."""
    places = dict(fact.places)
    key = fact.remittance
    cleared = Account(kind=AccountKind.CLEARING, party=key.originator, reason=key.trace)
    postings: list[Posting] = []
    for i, adjustment in enumerate(fact.adjustments):
        path = f"provider_adjustments[{i}].amount"
        amount = adjustment.amount or ZERO
        account, basis = _where(adjustment, fact, policy)
        basis = evolve(basis, path=path, place=places.get(path))
        postings += move(amount, account, cleared, basis)
        if account.kind is AccountKind.SUSPENSE and amount:
            yield found(
                "LDG017", path=path, reason=adjustment.reason, trace=key.trace, amount=amount
            )
    if whole:
        claims = [decisions[name].decision.paid for name in fact.decisions if name in decisions]
        postings_of_rest, finding = _rest(fact, claims, cleared, places)
        postings += postings_of_rest
        if finding:
            yield finding
    if fact.on is None:
        yield found("LDG018", what=f"the remittance of trace {key.trace}")
    yield Entry(
        id=fact.id,
        on=fact.on,
        kind="remittance",
        postings=tuple(postings),
        source=Source(
            fact=fact.id, document=f"835 trace {key.trace}", place=places.get("header.trace.number")
        ),
    )


def _where(
    adjustment: ProviderAdjustment, fact: RemittanceReceived, policy: Policy
) -> tuple[Account, PostingBasis]:
    row = policy.provider_adjustment(adjustment.reason)
    kind = row.kind if row else AccountKind.SUSPENSE
    account = Account(kind=kind, party=fact.payer, reason=adjustment.reference)
    return account, PostingBasis(
        rule="provider adjustment",
        code=f"PLB {adjustment.reason}",
        meaning=row.meaning if row else "no account is known for it",
        authority=row.authority if row else "",
    )


def _rest(
    fact: RemittanceReceived,
    claims: Sequence[Decimal | None],
    cleared: Account,
    places: Mapping[str, str],
) -> tuple[tuple[Posting, ...], Finding | None]:
    """Return the difference between the payment and its parts as suspense, and the finding."""
    if fact.amount is None or len(claims) != len(fact.decisions):
        return (), None
    paid, taken = total(claims), total(a.amount for a in fact.adjustments)
    difference = fact.amount - (paid - taken)
    if not difference:
        return (), None
    trace = fact.remittance.trace
    basis = PostingBasis(
        rule="suspense",
        meaning="the payment and its parts differ",
        path="header.payment.amount",
        place=places.get("header.payment.amount"),
    )
    waits = Account(kind=AccountKind.SUSPENSE, party=fact.payer, reason=trace)
    finding = found(
        "LDG016",
        path="header.payment",
        trace=trace,
        claims=paid,
        adjustments=taken,
        computed=paid - taken,
        stated=fact.amount,
        amount=difference,
    )
    return move(difference, cleared, waits, basis), finding


def post_deposit(fact: Deposit, originators: Mapping[str | None, set[str | None]]) -> Entry:
    """Return the entry of a deposit.

    Without an originator it means the one payment with this trace number; `originators` lists
    those of each trace.
    """
    known = originators.get(fact.trace, set())
    only = next(iter(known)) if len(known) == 1 else None
    return Entry(
        id=fact.id,
        on=fact.on,
        kind="deposit",
        postings=move(
            fact.amount,
            Account(kind=AccountKind.BANK),
            Account(kind=AccountKind.CLEARING, party=fact.originator or only, reason=fact.trace),
            PostingBasis(rule="deposit"),
        ),
        source=Source(fact=fact.id, document=f"deposit of trace {fact.trace}"),
    )
