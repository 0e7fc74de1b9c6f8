"""One claim of any kind, with everything it needs to be judged, sent and posted alone.

Amounts that the sender states are data; sums worked out from the lines are properties with other
names. Nothing here validates: a claim holds what was sent, and rules report what is wrong.

>>> from billingcore.model import Claim, Procedure, ServiceLine
>>> claim = Claim(
...     patient_control_number="A1",
...     charge="200",
...     lines=(ServiceLine(procedure=Procedure("99213"), charge="135"),),
... )
>>> claim.charge, claim.line_total
(Decimal('200'), Decimal('135'))
"""

from datetime import date
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from ..money import exact, total
from ..periods import Period
from . import _look_ups
from ._pickling import without_source
from ._show import secret, short_repr
from .coding import ClaimProcedure, Diagnosis, Occurrence, ToothStatus, ValueCode
from .coverage import Coverage, OtherPayer
from .details import (
    Amount,
    Attachment,
    ClaimDate,
    ConditionIndicator,
    Contract,
    Note,
    Reference,
    Repricing,
)
from .parties import Patient, Payer, Provider, Subscriber
from .services import Ambulance, ServiceLine

__all__ = [
    "Accident",
    "Billing",
    "Claim",
    "DentalDetail",
    "InstitutionalDetail",
    "Signatures",
    "SpinalManipulation",
]


@frozen(kw_only=True, weakref_slot=False)
class Billing:
    """Give who bills and where the money goes (loop 2000A); claims of one provider share it."""

    provider: Provider | None = None
    taxonomy: str | None = None
    currency: str | None = None
    pay_to: Provider | None = None
    pay_to_plan: Payer | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Signatures:
    """Give the signature, assignment and release indicators (CLM06 to CLM10)."""

    provider_signature: str | None = "Y"
    assignment: str | None = "A"
    benefits_assigned: str | None = "Y"
    release_of_information: str | None = "Y"
    patient_signature: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Accident:
    """Give related causes (CLM11): AA automobile, OA other accident, EM employment; and where."""

    causes: tuple[str, ...] = ()
    state: str | None = None
    country: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class SpinalManipulation:
    """Give the patient's condition for spinal manipulation (segment CR2)."""

    nature: str | None = None
    description1: str | None = secret()
    description2: str | None = secret()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class InstitutionalDetail:
    """Give what only an institutional claim says (segments CL1 and HI; UB-04 locators 14 to 41)."""

    admission_type: str | None = None
    point_of_origin: str | None = None
    discharge_status: str | None = None
    drg: str | None = None
    occurrences: tuple[Occurrence, ...] = ()
    occurrence_spans: tuple[Occurrence, ...] = ()
    value_codes: tuple[ValueCode, ...] = ()
    treatment_codes: tuple[str, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class DentalDetail:
    """Give what only a dental claim says (segments DN1 and DN2): orthodontics and missing teeth."""

    orthodontic_months: Decimal | None = field(default=None, converter=exact)
    orthodontic_months_remaining: Decimal | None = field(default=None, converter=exact)
    orthodontic_note: str | None = secret()
    teeth: tuple[ToothStatus, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Claim:
    """Give one claim; `kind` is professional, institutional or dental.

    `facility_code` with `frequency` is the place of service and claim frequency (CMS-1500 items
    24B and 22) or the type of bill (UB-04 form locator 4). `references`, `dates` and `amounts`
    keep the sender's qualifiers in order of appearance. `source` remembers the segments that the
    claim was read from; it is not compared, shown, converted or copied.
    """

    kind: str = "professional"
    patient_control_number: str | None = None
    charge: Decimal | None = field(default=None, converter=exact)
    facility_code: str | None = None
    frequency: str | None = "1"
    signatures: Signatures = Signatures()
    billing: Billing | None = None
    coverage: Coverage | None = None
    patient: Patient | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    procedures: tuple[ClaimProcedure, ...] = ()
    condition_codes: tuple[str, ...] = ()
    lines: tuple[ServiceLine, ...] = ()
    providers: tuple[Provider, ...] = ()
    other_payers: tuple[OtherPayer, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    references: tuple[Reference, ...] = ()
    amounts: tuple[Amount, ...] = ()
    notes: tuple[Note, ...] = ()
    fixed_format: tuple[str, ...] = secret(())
    attachments: tuple[Attachment, ...] = ()
    condition_indicators: tuple[ConditionIndicator, ...] = ()
    accident: Accident | None = None
    special_program: str | None = None
    predetermination: str | None = None
    delay_reason: str | None = None
    contract: Contract | None = None
    repricing: Repricing | None = None
    ambulance: Ambulance | None = None
    spinal: SpinalManipulation | None = None
    institutional: InstitutionalDetail | None = None
    dental: DentalDetail | None = None
    source: Any = field(default=None, init=False, eq=False, repr=False)

    __repr__ = short_repr

    def __reduce__(self) -> tuple[Any, ...]:
        return without_source(self)

    def amount(self, qualifier: str) -> Decimal | None:
        """Return the first amount with this qualifier (AMT01)."""
        return _look_ups.amount(self.amounts, qualifier)

    def dated(self, qualifier: str) -> Period | None:
        """Return the first date or span with this qualifier (DTP01)."""
        return _look_ups.dated(self.dates, qualifier)

    def reference(self, qualifier: str) -> str | None:
        """Return the first reference number with this qualifier (REF01)."""
        return _look_ups.reference(self.references, qualifier)

    # -- who -------------------------------------------------------------------------------

    @property
    def billing_provider(self) -> Provider | None:
        """Return the billing provider (CMS-1500 item 33, UB-04 form locator 1)."""
        return self.billing.provider if self.billing else None

    @property
    def payer(self) -> Payer | None:
        """Return the payer to whom this claim goes."""
        return self.coverage.payer if self.coverage else None

    @property
    def payer_id(self) -> str | None:
        """Return the identifier of the payer to whom this claim goes."""
        payer = self.payer
        return payer.id.value if payer and payer.id else None

    @property
    def patient_is_subscriber(self) -> bool:
        """Tell whether the patient is the insured person."""
        return self.coverage is None or self.coverage.subscriber is None

    @property
    def subscriber(self) -> Patient | Subscriber | None:
        """Return the insured person: the patient where the two are the same."""
        if self.coverage is not None and self.coverage.subscriber is not None:
            return self.coverage.subscriber
        return self.patient

    def provider(self, *roles: str) -> Provider | None:
        """Return the first provider of the claim in one of `roles` (NM101)."""
        for provider in self.providers:
            if provider.role in roles:
                return provider
        return None

    @property
    def rendering(self) -> Provider | None:
        """Return the rendering provider (role 82; CMS-1500 item 24J)."""
        return self.provider("82")

    @property
    def referring(self) -> Provider | None:
        """Return the referring provider (role DN; CMS-1500 item 17)."""
        return self.provider("DN")

    @property
    def facility(self) -> Provider | None:
        """Return the service facility (role 77; CMS-1500 item 32)."""
        return self.provider("77")

    @property
    def attending(self) -> Provider | None:
        """Return the attending provider (role 71; UB-04 form locator 76)."""
        return self.provider("71")

    # -- what ------------------------------------------------------------------------------

    @property
    def place_of_service(self) -> str | None:
        """Return the claim's place of service; None on an institutional claim."""
        return None if self.kind == "institutional" else self.facility_code

    @property
    def type_of_bill(self) -> str | None:
        """Return facility and frequency of an institutional claim, three characters."""
        if self.kind != "institutional" or not self.facility_code:
            return None
        return self.facility_code + (self.frequency or "")

    @property
    def line_total(self) -> Decimal:
        """Return the sum of the lines' charges."""
        return total(line.charge for line in self.lines)

    @property
    def payer_control_number(self) -> str | None:
        """Return the payer's number of the claim this one replaces or voids (REF*F8; item 22)."""
        return self.reference("F8")

    @property
    def prior_authorization(self) -> str | None:
        """Return the prior authorization number (REF*G1; item 23)."""
        return self.reference("G1")

    # -- when ------------------------------------------------------------------------------

    @property
    def statement_period(self) -> Period | None:
        """Return the statement dates (DTP*434; UB-04 form locator 6), else the lines' span.

        A dental claim may state once the day that its lines share (DTP*472).
        """
        stated = self.dated("434")
        if stated is not None:
            return stated
        periods = [line.period for line in self.lines if line.period]
        shared = self.dated("472") if self.kind == "dental" else None
        if shared is not None:
            periods.append(shared)
        if not periods:
            return None
        return Period(min(p.start for p in periods), max(p.end for p in periods))

    @property
    def first_day(self) -> date | None:
        """Return the first day of service or of the statement."""
        period = self.statement_period
        return period.start if period else None

    @property
    def last_day(self) -> date | None:
        """Return the last day of service or of the statement."""
        period = self.statement_period
        return period.end if period else None

    # -- identity --------------------------------------------------------------------------

    @property
    def key(self) -> tuple[str | None, str | None]:
        """Return the business key: the billing provider's identifier and the control number."""
        provider = self.billing_provider
        identity = provider.id.value if provider and provider.id else None
        return identity or (provider.tax_id if provider else None), self.patient_control_number
