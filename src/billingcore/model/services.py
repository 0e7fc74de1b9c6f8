"""One service line of a claim, of any of the three kinds.

>>> from datetime import date
>>> from billingcore.model import Procedure, ServiceLine
>>> from billingcore.periods import Period
>>> line = ServiceLine(
...     procedure=Procedure("99213"),
...     charge="135.00",
...     unit="UN",
...     quantity=1,
...     period=Period.day(date(2026, 3, 2)),
...     diagnosis_pointers=(1,),
... )
>>> line.charge, line.code
(Decimal('135.00'), '99213')
"""

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from ..money import exact
from ..periods import Period
from . import _look_ups
from ._show import secret, short_repr
from .coding import Procedure, Tooth
from .coverage import LineAdjudication
from .details import (
    Amount,
    Attachment,
    ClaimDate,
    ConditionIndicator,
    Contract,
    Measurement,
    Note,
    Quantity,
    Reference,
    Repricing,
    SupportingForm,
)
from .parties import Provider

__all__ = [
    "Ambulance",
    "DentalService",
    "Drug",
    "EquipmentCertification",
    "EquipmentRental",
    "LineIndicators",
    "PurchasedService",
    "ServiceLine",
]


@frozen(kw_only=True, weakref_slot=False)
class LineIndicators:
    """Give a professional line's yes indicators: emergency, EPSDT, family planning, copay."""

    emergency: str | None = None
    epsdt: str | None = None
    family_planning: str | None = None
    copay_exempt: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Ambulance:
    """Give an ambulance transport (segment CR1): reason, miles, patient's weight, purposes."""

    weight_unit: str | None = None
    weight: Decimal | None = field(default=None, converter=exact)
    transport_reason: str | None = None
    distance_unit: str | None = None
    distance: Decimal | None = field(default=None, converter=exact)
    round_trip_purpose: str | None = secret()
    stretcher_purpose: str | None = secret()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class EquipmentRental:
    """Give durable medical equipment by rental or purchase (segment SV5)."""

    procedure: Procedure | None = None
    unit: str | None = None
    length_of_need: Decimal | None = field(default=None, converter=exact)
    rental_price: Decimal | None = field(default=None, converter=exact)
    purchase_price: Decimal | None = field(default=None, converter=exact)
    frequency: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class EquipmentCertification:
    """Certify durable medical equipment (segment CR3): initial, renewal or revised; duration."""

    kind: str | None = None
    unit: str | None = None
    duration: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class PurchasedService:
    """Give a service bought from another provider (segment PS1)."""

    provider: str | None = None
    charge: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Drug:
    """Give the drug behind a line (loop 2410): NDC (qualifier N4), quantity, prescription."""

    qualifier: str | None = "N4"
    code: str | None = None
    quantity: Decimal | None = field(default=None, converter=exact)
    unit: str | None = None
    references: tuple[Reference, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class DentalService:
    """Give what a dental line adds (SV304, SV305, TOO): oral cavity areas, prosthesis, teeth."""

    areas: tuple[str, ...] = ()
    prosthesis: str | None = None
    teeth: tuple[Tooth, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class ServiceLine:
    """Give one billed service; `charge` is the whole line's and already includes the units.

    `period` is the day or span of service (DTP*472); further dates are in `dates`. Pointers count
    the claim's diagnoses from 1. `control_number` is the line item control number (REF*6R).
    """

    procedure: Procedure | None = None
    charge: Decimal | None = field(default=None, converter=exact)
    unit: str | None = "UN"
    quantity: Decimal | None = field(default=None, converter=exact)
    period: Period | None = None
    place_of_service: str | None = None
    diagnosis_pointers: tuple[int, ...] = ()
    indicators: LineIndicators | None = None
    control_number: str | None = None
    revenue_code: str | None = None
    noncovered_charge: Decimal | None = field(default=None, converter=exact)
    dental: DentalService | None = None
    drug: Drug | None = None
    providers: tuple[Provider, ...] = ()
    adjudications: tuple[LineAdjudication, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    references: tuple[Reference, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    notes: tuple[Note, ...] = ()
    fixed_format: tuple[str, ...] = secret(())
    attachments: tuple[Attachment, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    contract: Contract | None = None
    repricing: Repricing | None = None
    purchased: PurchasedService | None = None
    rental: EquipmentRental | None = None
    certification: EquipmentCertification | None = None
    ambulance: Ambulance | None = None
    condition_indicators: tuple[ConditionIndicator, ...] = ()
    forms: tuple[SupportingForm, ...] = ()

    __repr__ = short_repr

    def amount(self, qualifier: str) -> Decimal | None:
        """Return the first amount with this qualifier (AMT01)."""
        return _look_ups.amount(self.amounts, qualifier)

    def dated(self, qualifier: str) -> Period | None:
        """Return the first date or span with this qualifier (DTP01)."""
        return _look_ups.dated(self.dates, qualifier)

    def reference(self, qualifier: str) -> str | None:
        """Return the first reference number with this qualifier (REF01)."""
        return _look_ups.reference(self.references, qualifier)

    @property
    def code(self) -> str | None:
        """Return the procedure code."""
        return self.procedure.code if self.procedure else None

    @property
    def modifiers(self) -> tuple[str, ...]:
        """Return the procedure's modifiers in order."""
        return self.procedure.modifiers if self.procedure else ()

    @property
    def first_day(self) -> date | None:
        """Return the first day of service."""
        return self.period.start if self.period else None

    @property
    def last_day(self) -> date | None:
        """Return the last day of service."""
        return self.period.end if self.period else None

    def provider(self, *roles: str) -> Provider | None:
        """Return the line's first provider in one of `roles` (NM101)."""
        for provider in self.providers:
            if provider.role in roles:
                return provider
        return None

    @property
    def rendering(self) -> Provider | None:
        """Return the line's own rendering provider (role 82); else the claim's counts."""
        return self.provider("82")
