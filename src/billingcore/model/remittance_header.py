"""What the claims of a remittance share: the payment, its payer and payee, a provider's totals.

>>> from billingcore.model import Payment, RemittanceHeader, Trace
>>> header = RemittanceHeader(
...     payment=Payment(amount="80"), trace=Trace(number="70001", originator="1512345678")
... )
>>> header.key
('70001', '1512345678', None)
"""

import datetime
from decimal import Decimal

from attrs import field, frozen

from ..money import exact
from ._show import secret, short_repr
from .details import ClaimDate, Reference
from .parties import Address, Contact, PartyId

__all__ = [
    "BankAccount",
    "ClaimGroup",
    "Delivery",
    "Payee",
    "Payment",
    "ProviderSummary",
    "RemittanceHeader",
    "RemittancePayer",
    "SummaryDrg",
    "Trace",
]


@frozen(kw_only=True, weakref_slot=False)
class BankAccount:
    """Give one side's bank and account (BPR06 to BPR09, BPR12 to BPR15)."""

    bank_qualifier: str | None = None
    bank: str | None = None
    account_qualifier: str | None = None
    account: str | None = secret()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Payment:
    """Give the money that moves (segment BPR). A `credit_debit` of D takes it back."""

    handling: str | None = "I"
    amount: Decimal | None = field(default=None, converter=exact)
    credit_debit: str | None = "C"
    method: str | None = None
    format: str | None = None
    payer_bank: BankAccount | None = None
    originator: str | None = None
    originator_supplement: str | None = None
    payee_bank: BankAccount | None = None
    date: datetime.date | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Trace:
    """Give the number that ties the remittance to its payment (segment TRN)."""

    number: str | None = None
    originator: str | None = None
    supplement: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class RemittancePayer:
    """Give the payer of a remittance (loop 1000A)."""

    name: str | None = None
    id: PartyId | None = None
    address: Address | None = None
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Delivery:
    """Say how the remittance is delivered to the payee (segment RDM)."""

    method: str | None = None
    name: str | None = None
    address: str | None = secret()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Payee:
    """Give who is paid (loop 1000B)."""

    name: str | None = None
    id: PartyId | None = None
    address: Address | None = None
    references: tuple[Reference, ...] = ()
    delivery: Delivery | None = None

    __repr__ = short_repr

    @property
    def npi(self) -> str | None:
        """Return the National Provider Identifier, if that is how the payee is identified."""
        return self.id.value if self.id and self.id.qualifier == "XX" else None


@frozen(kw_only=True, weakref_slot=False)
class RemittanceHeader:
    """Give what all claims of one remittance share: payment, trace, payer and payee."""

    payment: Payment | None = None
    trace: Trace | None = None
    currency: str | None = None
    references: tuple[Reference, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    payer: RemittancePayer | None = None
    payee: Payee | None = None

    __repr__ = short_repr

    @property
    def key(self) -> tuple[str | None, str | None, str | None]:
        """Return the identity of the payment: trace number, originator, payee."""
        trace = self.trace or Trace()
        payee = self.payee.id.value if self.payee and self.payee.id else None
        return trace.number, trace.originator, payee


@frozen(kw_only=True, weakref_slot=False)
class ProviderSummary:
    """Give a provider's totals within a group (segment TS3)."""

    provider: str | None = None
    facility_code: str | None = None
    fiscal_period_end: datetime.date | None = None
    claim_count: Decimal | None = field(default=None, converter=exact)
    charge: Decimal | None = field(default=None, converter=exact)
    msp_payer_amount: Decimal | None = field(default=None, converter=exact)
    non_lab_charge: Decimal | None = field(default=None, converter=exact)
    procedure_code_charge: Decimal | None = field(default=None, converter=exact)
    procedure_code_payable: Decimal | None = field(default=None, converter=exact)
    professional_component: Decimal | None = field(default=None, converter=exact)
    msp_patient_liability: Decimal | None = field(default=None, converter=exact)
    patient_reimbursement: Decimal | None = field(default=None, converter=exact)
    pip_claim_count: Decimal | None = field(default=None, converter=exact)
    pip_adjustment: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class SummaryDrg:
    """Give a provider's inpatient totals within a group (segment TS2)."""

    drg_amount: Decimal | None = field(default=None, converter=exact)
    federal_specific_amount: Decimal | None = field(default=None, converter=exact)
    hospital_specific_amount: Decimal | None = field(default=None, converter=exact)
    disproportionate_share_amount: Decimal | None = field(default=None, converter=exact)
    capital_amount: Decimal | None = field(default=None, converter=exact)
    indirect_education_amount: Decimal | None = field(default=None, converter=exact)
    outlier_days: Decimal | None = field(default=None, converter=exact)
    day_outlier_amount: Decimal | None = field(default=None, converter=exact)
    cost_outlier_amount: Decimal | None = field(default=None, converter=exact)
    average_length_of_stay: Decimal | None = field(default=None, converter=exact)
    discharges: Decimal | None = field(default=None, converter=exact)
    cost_report_days: Decimal | None = field(default=None, converter=exact)
    covered_days: Decimal | None = field(default=None, converter=exact)
    noncovered_days: Decimal | None = field(default=None, converter=exact)
    msp_pass_through_amount: Decimal | None = field(default=None, converter=exact)
    average_drg_weight: Decimal | None = field(default=None, converter=exact)
    pps_capital_fsp_amount: Decimal | None = field(default=None, converter=exact)
    pps_capital_hsp_amount: Decimal | None = field(default=None, converter=exact)
    pps_dsh_amount: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class ClaimGroup:
    """Give a group of claim payments (loop 2000): its number and a provider's totals."""

    number: str | None = None
    summary: ProviderSummary | None = None
    drg_summary: SummaryDrg | None = None

    __repr__ = short_repr
