"""What a remittance says to the ledger: decisions on claims, reversals of them, and the payment.

The identity of a payment is trace number, originator and payee (TRN02, TRN03, N104; X12 RFI 217,
654, 1847); a decision adds its whole content and an ordinal among otherwise identical ones. No
name, birth date or member number comes along, and no position: a file that is wrapped in other
envelopes gives the same facts.

>>> payment = RemittanceKey("70001", "1512345678", "1234567893")
>>> taken_back = ClaimDecision(remittance=payment, number="A1", charge="-150", paid="-150")
>>> given = ClaimDecision(remittance=payment, number="A1", charge="150", paid="150")
>>> given.unsigned == taken_back.unsigned
True
"""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from ..model import Adjustment, ProviderAdjustment
from ..money import exact
from ..periods import Period
from ._account import npi_only
from ._identity import beside, digest, identity

__all__ = [
    "Adjudicated",
    "AdjudicationReversed",
    "ClaimDecision",
    "Decided",
    "LineDecision",
    "RemittanceKey",
    "RemittanceReceived",
]


class RemittanceKey(NamedTuple):
    """Identify a payment: its trace number, who originated it, and who is paid."""

    trace: str | None
    originator: str | None
    payee: str | None

    def __repr__(self) -> str:
        payee = npi_only(self.payee)
        return f"RemittanceKey({self.trace!r}, {self.originator!r}, {payee!r})"


@frozen(kw_only=True)
class LineDecision:
    """Give what was decided on one service line, and what the payer says of that line."""

    code: str | None = None
    modifiers: tuple[str, ...] = ()
    revenue_code: str | None = None
    quantity: Decimal | None = field(default=None, converter=exact)
    charge: Decimal | None = field(default=None, converter=exact)
    paid: Decimal | None = field(default=None, converter=exact)
    adjustments: tuple[Adjustment, ...] = ()
    period: Period | None = None
    control_number: str | None = None


@frozen(kw_only=True)
class ClaimDecision:
    """Give what was decided on one claim, without anything that names a person.

    `payer` and `payer_control_number` (CLP07) find the decision that a reversal takes back;
    `original` is the control number of an earlier decision (REF*F8).
    """

    remittance: RemittanceKey
    number: str | None = None
    status: str | None = None
    payer: str | None = None
    payer_control_number: str | None = None
    original: str | None = None
    charge: Decimal | None = field(default=None, converter=exact)
    paid: Decimal | None = field(default=None, converter=exact)
    adjustments: tuple[Adjustment, ...] = ()
    lines: tuple[LineDecision, ...] = ()
    forwarded: bool = False
    npi: str | None = None
    tax_id: str | None = field(default=None, repr=False)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what it is about: payment, control numbers and status."""
        return (*self.remittance, self.payer_control_number, self.number, self.status)

    @cached_property
    def unsigned(self) -> str:
        """Return a mark of all amounts, the same for a decision and its exact reversal."""
        sign = -1 if (self.charge or self.paid or Decimal(0)) < 0 else 1

        def amounts(part: "ClaimDecision | LineDecision") -> list[object]:
            adjusted = (
                (a.group or "", a.reason or "", sign * (a.amount or 0)) for a in part.adjustments
            )
            charge, paid = sign * (part.charge or 0), sign * (part.paid or 0)
            return [charge, paid, sorted(adjusted)]

        return digest([amounts(self), sorted(digest(amounts(line)) for line in self.lines)])


@frozen(kw_only=True)
class Adjudicated:
    """Say that a payer decided a claim. `path` and `places` tell where that was read."""

    decision: ClaimDecision
    on: date | None = None
    ordinal: int = 0
    path: str = beside("")
    places: tuple[tuple[str, str], ...] = beside(())

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("decision", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: payment, control numbers and status."""
        return self.decision.key


@frozen(kw_only=True)
class AdjudicationReversed:
    """Say that a payer takes back an earlier decision (status 22; X12 RFI 1147, 1429)."""

    decision: ClaimDecision
    on: date | None = None
    ordinal: int = 0
    path: str = beside("")
    places: tuple[tuple[str, str], ...] = beside(())

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("reversal", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: payment, control numbers and status."""
        return self.decision.key


Decided = Adjudicated | AdjudicationReversed
"""What a payer says of one claim."""


@frozen(kw_only=True)
class RemittanceReceived:
    """Say that a remittance came: what it pays, which decisions it holds, and its PLB amounts.

    `amount` is negative where the payment takes money back (BPR03 is D).
    """

    remittance: RemittanceKey
    on: date | None = None
    payer: str | None = None
    amount: Decimal | None = field(default=None, converter=exact)
    decisions: tuple[str, ...] = ()
    adjustments: tuple[ProviderAdjustment, ...] = ()
    path: str = beside("")
    places: tuple[tuple[str, str], ...] = beside(())

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("remittance", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the payment."""
        return ("remittance", *self.remittance)
