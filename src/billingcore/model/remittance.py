"""What a payer answered: payments by claim and line, with every reason why an amount differs.

A `ClaimPayment` carries its transaction's `header` and its `group`, so that it can be posted alone.
Whether amounts balance is not asked here; `billingcore.model.balances` does the arithmetic.

>>> from billingcore.model import Adjustment, ClaimPayment
>>> payment = ClaimPayment(charge="150", paid="80", adjustments=(Adjustment("CO", "45", "70"),))
>>> payment.adjusted
Decimal('70')
"""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from ..money import exact, total
from ..periods import Period
from . import _look_ups
from ._pickling import without_source
from ._show import short_repr
from .coding import Procedure
from .coverage import InpatientAdjudication, OutpatientAdjudication
from .details import Adjustment, Amount, ClaimDate, Quantity, Reference
from .parties import Contact, NamedParty
from .remittance_header import ClaimGroup, Payment, RemittanceHeader, Trace

__all__ = [
    "ClaimPayment",
    "ProviderAdjustment",
    "Remark",
    "Remittance",
    "ServicePayment",
]


@frozen(weakref_slot=False)
class Remark:
    """Give a remark on a line (segment LQ): the list (HE remark codes, RX drug) and the code."""

    qualifier: str | None = None
    code: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class ServicePayment:
    """Give the decision on one service (loop 2110).

    `submitted_procedure` is what was billed when the payer decided on another code, and
    `submitted_quantity` the billed units when it paid for other units. Amount B6 is the allowed
    amount.
    """

    procedure: Procedure | None = None
    charge: Decimal | None = field(default=None, converter=exact)
    paid: Decimal | None = field(default=None, converter=exact)
    revenue_code: str | None = None
    quantity: Decimal | None = field(default=None, converter=exact)
    submitted_procedure: Procedure | None = None
    submitted_quantity: Decimal | None = field(default=None, converter=exact)
    dates: tuple[ClaimDate, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    control_number: str | None = None
    references: tuple[Reference, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    remarks: tuple[Remark, ...] = ()

    __repr__ = short_repr

    def amount(self, qualifier: str) -> Decimal | None:
        """Return the first amount with this qualifier (AMT01)."""
        return _look_ups.amount(self.amounts, qualifier)

    def reference(self, qualifier: str) -> str | None:
        """Return the first reference number with this qualifier (REF01)."""
        return _look_ups.reference(self.references, qualifier)

    @property
    def adjusted(self) -> Decimal:
        """Return the sum of the line's adjustments."""
        return total(a.amount for a in self.adjustments)

    @property
    def period(self) -> Period | None:
        """Return the day or span of service (DTM 472, or 150 and 151)."""
        days = {d.qualifier: d.period for d in self.dates if d.period}
        if "472" in days:
            return days["472"]
        start, end = days.get("150"), days.get("151")
        if start and end:
            return Period(start.start, end.end)
        return start or end


@frozen(kw_only=True, weakref_slot=False)
class ClaimPayment:
    """Give the decision on one claim (loop 2100).

    `status` is CLP02: 1, 2, 3 processed as primary, secondary, tertiary; 19, 20, 21 the same and
    forwarded; 22 reversal; 4 patient not recognized; 23 not our claim, forwarded; 25 pricing only.
    A denial is worked out from the adjustments, never read from it.
    """

    patient_control_number: str | None = None
    status: str | None = "1"
    charge: Decimal | None = field(default=None, converter=exact)
    paid: Decimal | None = field(default=None, converter=exact)
    patient_responsibility: Decimal | None = field(default=None, converter=exact)
    filing_indicator: str | None = None
    payer_control_number: str | None = None
    facility_code: str | None = None
    frequency: str | None = None
    drg: str | None = None
    drg_weight: Decimal | None = field(default=None, converter=exact)
    discharge_fraction: Decimal | None = field(default=None, converter=exact)
    adjustments: tuple[Adjustment, ...] = ()
    patient: NamedParty | None = None
    parties: tuple[NamedParty, ...] = ()
    inpatient: InpatientAdjudication | None = None
    outpatient: OutpatientAdjudication | None = None
    references: tuple[Reference, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    contacts: tuple[Contact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    lines: tuple[ServicePayment, ...] = ()
    header: RemittanceHeader | None = None
    group: ClaimGroup | None = None
    source: Any = field(default=None, init=False, eq=False, repr=False)

    __repr__ = short_repr

    def __reduce__(self) -> tuple[Any, ...]:
        return without_source(self)

    def amount(self, qualifier: str) -> Decimal | None:
        """Return the first amount with this qualifier (AMT01)."""
        return _look_ups.amount(self.amounts, qualifier)

    def reference(self, qualifier: str) -> str | None:
        """Return the first reference number with this qualifier (REF01)."""
        return _look_ups.reference(self.references, qualifier)

    @property
    def is_reversal(self) -> bool:
        """Tell whether it takes back an earlier decision (status 22)."""
        return self.status == "22"

    @property
    def adjusted(self) -> Decimal:
        """Return the sum of all adjustments, of the claim and of its lines."""
        return total(a.amount for a in self.all_adjustments())

    def all_adjustments(self) -> Iterator[Adjustment]:
        """Yield the claim's own adjustments, then each line's."""
        yield from self.adjustments
        for line in self.lines:
            yield from line.adjustments

    def party(self, role: str) -> NamedParty | None:
        """Return the first party in this role (NM101)."""
        return next((p for p in self.parties if p.role == role), None)

    @property
    def corrected(self) -> NamedParty | None:
        """Return the corrected name and number of the insured or patient (NM1*74)."""
        return self.party("74")

    @property
    def crossover(self) -> NamedParty | None:
        """Return the carrier to which the payer forwarded the claim (NM1*TT)."""
        return self.party("TT")

    @property
    def rendering(self) -> NamedParty | None:
        """Return the rendering provider (NM1*82)."""
        return self.party("82")

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return the business key: payment, control numbers and status."""
        header = self.header.key if self.header else (None, None, None)
        return (*header, self.payer_control_number, self.patient_control_number, self.status)


@frozen(kw_only=True, weakref_slot=False)
class ProviderAdjustment:
    """Give money moved outside of any claim (segment PLB): positive takes from the payment."""

    provider: str | None = None
    fiscal_year_end: datetime.date | None = None
    reason: str | None = None
    reference: str | None = None
    amount: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Remittance:
    """Give one payment with all its claims (an 835 transaction).

    `groups` lists every group in order, also one without claims; each claim names its own group.
    """

    header: RemittanceHeader | None = None
    groups: tuple[ClaimGroup, ...] = ()
    claims: tuple[ClaimPayment, ...] = ()
    provider_adjustments: tuple[ProviderAdjustment, ...] = ()
    source: Any = field(default=None, init=False, eq=False, repr=False)

    __repr__ = short_repr

    def __reduce__(self) -> tuple[Any, ...]:
        return without_source(self)

    @property
    def payment(self) -> Payment | None:
        """Return the money that moves."""
        return self.header.payment if self.header else None

    @property
    def trace(self) -> Trace | None:
        """Return the number that ties the remittance to its payment."""
        return self.header.trace if self.header else None

    @property
    def claim_total(self) -> Decimal:
        """Return the sum of the claims' payments."""
        return total(claim.paid for claim in self.claims)

    @property
    def provider_adjustment_total(self) -> Decimal:
        """Return the sum of the provider-level adjustments: positive lowers the payment."""
        return total(a.amount for a in self.provider_adjustments)
