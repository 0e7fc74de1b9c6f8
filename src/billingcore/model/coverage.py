"""Who pays, in which order, and what earlier payers decided.

>>> from billingcore.model import Coverage, Payer, PartyId
>>> Coverage(sequence="P", payer=Payer(name="EXAMPLE PLAN", id=PartyId("PI", "87726"))).sequence
'P'
"""

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from ..money import exact, total
from . import _look_ups
from ._show import secret, short_repr
from .coding import Procedure
from .details import Adjustment, Amount, ClaimDate
from .parties import Patient, Payer, Provider, Subscriber

__all__ = [
    "Coverage",
    "InpatientAdjudication",
    "LineAdjudication",
    "OtherPayer",
    "OutpatientAdjudication",
]


@frozen(kw_only=True, weakref_slot=False)
class Coverage:
    """Give one coverage of the patient (segment SBR with its subscriber and payer loops).

    `sequence` is P primary, S secondary, T tertiary, A to H further, U unknown. `relationship` is
    18 when the patient is the subscriber; `subscriber` is then absent on the claim's own coverage.
    `coordination` says whether benefits are coordinated (SBR06), in post-adjudicated claims alone.
    """

    sequence: str | None = "P"
    relationship: str | None = None
    group_number: str | None = secret()
    group_name: str | None = None
    insurance_type: str | None = None
    filing_indicator: str | None = None
    coordination: str | None = None
    subscriber: Subscriber | None = None
    payer: Payer | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class InpatientAdjudication:
    """Give a payer's inpatient decision (segment MIA): days, amounts by kind, remark codes."""

    covered_days: Decimal | None = field(default=None, converter=exact)
    pps_operating_outlier_amount: Decimal | None = field(default=None, converter=exact)
    lifetime_psychiatric_days: Decimal | None = field(default=None, converter=exact)
    drg_amount: Decimal | None = field(default=None, converter=exact)
    remark: str | None = None
    disproportionate_share_amount: Decimal | None = field(default=None, converter=exact)
    msp_pass_through_amount: Decimal | None = field(default=None, converter=exact)
    pps_capital_amount: Decimal | None = field(default=None, converter=exact)
    pps_capital_fsp_drg_amount: Decimal | None = field(default=None, converter=exact)
    pps_capital_hsp_drg_amount: Decimal | None = field(default=None, converter=exact)
    pps_capital_dsh_drg_amount: Decimal | None = field(default=None, converter=exact)
    old_capital_amount: Decimal | None = field(default=None, converter=exact)
    pps_capital_ime_amount: Decimal | None = field(default=None, converter=exact)
    operating_hsp_drg_amount: Decimal | None = field(default=None, converter=exact)
    cost_report_days: Decimal | None = field(default=None, converter=exact)
    operating_fsp_drg_amount: Decimal | None = field(default=None, converter=exact)
    pps_capital_outlier_amount: Decimal | None = field(default=None, converter=exact)
    indirect_teaching_amount: Decimal | None = field(default=None, converter=exact)
    nonpayable_professional_amount: Decimal | None = field(default=None, converter=exact)
    remark2: str | None = None
    remark3: str | None = None
    remark4: str | None = None
    remark5: str | None = None
    pps_capital_exception_amount: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return the remark codes in order."""
        codes = (self.remark, self.remark2, self.remark3, self.remark4, self.remark5)
        return tuple(code for code in codes if code)


@frozen(kw_only=True, weakref_slot=False)
class OutpatientAdjudication:
    """Give a payer's outpatient decision (segment MOA): rate, amounts, remark codes."""

    reimbursement_rate: Decimal | None = field(default=None, converter=exact)
    payable_amount: Decimal | None = field(default=None, converter=exact)
    remark: str | None = None
    remark2: str | None = None
    remark3: str | None = None
    remark4: str | None = None
    remark5: str | None = None
    esrd_amount: Decimal | None = field(default=None, converter=exact)
    nonpayable_professional_amount: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return the remark codes in order."""
        codes = (self.remark, self.remark2, self.remark3, self.remark4, self.remark5)
        return tuple(code for code in codes if code)


@frozen(kw_only=True, weakref_slot=False)
class OtherPayer:
    """Give another coverage of the patient and, once it decided, its adjudication (loop 2320).

    Amounts by qualifier: D paid, A8 total non-covered, EAF remaining patient liability. `patient`
    is who this payer knows the patient as, in post-adjudicated claims alone.
    """

    coverage: Coverage | None = None
    adjustments: tuple[Adjustment, ...] = ()
    amounts: tuple[Amount, ...] = ()
    benefits_assigned: str | None = None
    patient_signature: str | None = None
    release_of_information: str | None = None
    inpatient: InpatientAdjudication | None = None
    outpatient: OutpatientAdjudication | None = None
    patient: Patient | None = None
    providers: tuple[Provider, ...] = ()

    __repr__ = short_repr

    def amount(self, qualifier: str) -> Decimal | None:
        """Return the first amount with this qualifier (AMT01)."""
        return _look_ups.amount(self.amounts, qualifier)

    @property
    def payer(self) -> Payer | None:
        """Return the payer of this coverage."""
        return self.coverage.payer if self.coverage else None

    @property
    def payer_id(self) -> str | None:
        """Return the payer's identifier, to which line adjudications refer (SVD01)."""
        payer = self.payer
        return payer.id.value if payer and payer.id else None

    @property
    def paid(self) -> Decimal | None:
        """Return what this payer paid for the claim (AMT*D), None when it was not said."""
        return self.amount("D")


@frozen(kw_only=True, weakref_slot=False)
class LineAdjudication:
    """Give another payer's decision on one line (loop 2430)."""

    payer_id: str | None = None
    paid: Decimal | None = field(default=None, converter=exact)
    procedure: Procedure | None = None
    revenue_code: str | None = None
    quantity: Decimal | None = field(default=None, converter=exact)
    bundled_line: int | None = None
    adjustments: tuple[Adjustment, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    amounts: tuple[Amount, ...] = ()

    __repr__ = short_repr

    @property
    def decided(self) -> date | None:
        """Return the day of the decision (DTP*573)."""
        periods = (d.period for d in self.dates if d.qualifier == "573")
        return next((p.start for p in periods if p), None)

    @property
    def remaining_liability(self) -> Decimal | None:
        """Return what the patient still owes for the line (AMT*EAF)."""
        return _look_ups.amount(self.amounts, "EAF")

    @property
    def adjusted(self) -> Decimal:
        """Return the sum of the adjustments."""
        return total(a.amount for a in self.adjustments)
