"""What the office does with money: deposits, receipts, allocations, refunds, write-offs, transfers.

Each carries a `reference` of the caller's own (a receipt number, a bank's reference): the same
reference again is the same fact, and with other content it is a conflict that nobody posts.

>>> from datetime import date
>>> ReceiptTaken(reference="R-1", patient="PT-1", on=date(2026, 3, 2), amount=20).amount
Decimal('20')
"""

from datetime import date
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from ..money import exact, money
from ._account import PATIENT, AccountClass, AccountKind, ClaimKey
from ._identity import identity

__all__ = [
    "Allocated",
    "Deposit",
    "Named",
    "ReceiptReversed",
    "ReceiptTaken",
    "Refunded",
    "Transferred",
    "Withdrawn",
    "WrittenOff",
    "claim_key_if_any",
]


Named = ClaimKey | tuple[str | None, str | None] | str
"""How a caller names a claim: by its key, or by a bare patient control number."""


def claim_key(value: Named) -> ClaimKey:
    """Return a claim's key; a bare patient control number leaves the provider open."""
    return ClaimKey(None, value) if isinstance(value, str) else ClaimKey(*value)


def claim_key_if_any(value: Named | None) -> ClaimKey | None:
    """Return a claim's key, and None for None."""
    return None if value is None else claim_key(value)


@frozen(kw_only=True)
class Deposit:
    """Say that the money of a remittance reached the bank; with it the clearing account is 0."""

    trace: str
    on: date
    amount: Decimal = field(converter=money)
    originator: str | None = None
    reference: str | None = None

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("deposit", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the trace and the bank's own reference."""
        return ("deposit", self.trace, self.originator, self.reference)


@frozen(kw_only=True)
class ReceiptTaken:
    """Say that somebody paid for a patient account: a copay at the desk, a check by mail.

    The money is unapplied until it is allocated.
    """

    reference: str
    patient: str
    on: date
    amount: Decimal = field(converter=money)
    method: str | None = None

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("receipt", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the receipt."""
        return ("receipt", self.reference)


@frozen(kw_only=True)
class ReceiptReversed:
    """Say that a receipt came to nothing, such as a check without funds; allocations go with it."""

    receipt: str
    on: date
    why: str | None = None

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("receipt-reversed", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the receipt that is taken back."""
        return ("receipt-reversed", self.receipt)


@frozen(kw_only=True)
class Allocated:
    """Say what a receipt pays for.

    With a claim, and a line if need be, it is explicit. Without one it pays the oldest services
    for which the patient owes on that day (first in, first out), up to `amount` or all that is
    left of the receipt.
    """

    reference: str
    receipt: str
    on: date
    amount: Decimal | None = field(default=None, converter=exact)
    claim: ClaimKey | None = field(default=None, converter=claim_key_if_any)
    line: str | None = None

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("allocation", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the allocation."""
        return ("allocation", self.reference)


@frozen(kw_only=True)
class Refunded:
    """Say that money went back: give `receipt`, `claim`, or `payer` to tell out of which credit.

    Out of a receipt's unapplied rest; out of the credit balance of `party` on a claim (or, where it
    is `payable`, out of the refunds payable recognized there); or to a payer for an overpayment
    that it claims (42 CFR 401.305 gives 60 days from identifying one).
    """

    reference: str
    on: date
    amount: Decimal = field(converter=money)
    receipt: str | None = None
    claim: ClaimKey | None = field(default=None, converter=claim_key_if_any)
    line: str | None = None
    party: str = PATIENT
    payable: bool = False
    payer: str | None = None
    overpayment: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a refund out of nothing, or out of two things at once."""
        given = [self.receipt, self.claim, self.payer]
        if sum(value is not None for value in given) != 1:
            raise TypeError("a refund names one of receipt, claim and payer")

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("refund", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the refund."""
        return ("refund", self.reference)


@frozen(kw_only=True)
class WrittenOff:
    """Say that the office gave up an amount and why; a negative one takes a write-off back."""

    reference: str
    on: date
    amount: Decimal = field(converter=money)
    claim: ClaimKey = field(converter=claim_key)
    reason: AccountKind
    line: str | None = None
    party: str = PATIENT

    def __attrs_post_init__(self) -> None:
        """Refuse a reason that is no write-off."""
        if self.reason.chart is not AccountClass.CONTRA_INCOME:
            raise ValueError(f"{self.reason} is not a kind of write-off")

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("write-off", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the write-off."""
        return ("write-off", self.reference)


@frozen(kw_only=True)
class Transferred:
    """Say that responsibility moved: from `source` to `target`, both parties of one claim.

    A target of `PAYABLE` moves the credit balance of `source` to the refunds payable; `AGENCY`
    places the amount with a collection agency.
    """

    reference: str
    on: date
    amount: Decimal = field(converter=money)
    claim: ClaimKey = field(converter=claim_key)
    source: str
    target: str
    line: str | None = None

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("transfer", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the transfer."""
        return ("transfer", self.reference)


@frozen(kw_only=True)
class Withdrawn:
    """Say that a fact was entered in error: it counts no more, and this fact says so."""

    fact: str
    on: date
    why: str | None = None

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("withdrawal", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the fact that is withdrawn."""
        return ("withdrawal", self.fact, self.id)
