"""Small facts that hang on claims, lines and payments: references, dates, amounts, notes.

Each keeps the sender's qualifier as an open code; unknown ones are data, and rules report them.

>>> from billingcore.model import Amount, Reference
>>> Amount("F5", "20.00")
Amount(qualifier='F5', value=Decimal('20.00'))
>>> Reference("F8", "ICN001").qualifier
'F8'
"""

from datetime import date, time
from decimal import Decimal

from attrs import field, frozen

from ..money import exact
from ..periods import Period
from ._show import secret, short_repr

__all__ = [
    "Adjustment",
    "Amount",
    "Attachment",
    "ClaimDate",
    "ConditionIndicator",
    "Contract",
    "FormAnswer",
    "Measurement",
    "Note",
    "Quantity",
    "Reference",
    "Repricing",
    "SupportingForm",
]


@frozen(weakref_slot=False)
class Reference:
    """Give an identifier of some kind (segment REF), with the payer it belongs to if stated."""

    qualifier: str | None = None
    value: str | None = secret()
    payer: str | None = field(default=None, kw_only=True)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class ClaimDate:
    """Give a date or span of some kind (segments DTP and DTM), with a time of day if stated."""

    qualifier: str | None = None
    period: Period | None = None
    at: time | None = field(default=None, kw_only=True)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Amount:
    """Give an amount of money of some kind (segment AMT)."""

    qualifier: str | None = None
    value: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Quantity:
    """Give a quantity of some kind (segment QTY)."""

    qualifier: str | None = None
    value: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Measurement:
    """Give a test result or measurement (segment MEA): what it refers to, of what, how much."""

    reference: str | None = None
    qualifier: str | None = None
    value: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Note:
    """Give a free-text note of some kind (segment NTE); the text may hold anything."""

    kind: str | None = None
    text: str | None = secret()

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Attachment:
    """Announce supporting documents (segment PWK): what, how sent, under which control number."""

    report_type: str | None = None
    transmission: str | None = None
    control_number: str | None = secret()

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Adjustment:
    """Say why an amount was not paid as charged (segment CAS): group, reason, amount, quantity."""

    group: str | None = None
    reason: str | None = None
    amount: Decimal | None = field(default=None, converter=exact)
    quantity: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class ConditionIndicator:
    """Certify conditions of one category (segment CRC): applies or not, and the condition codes."""

    category: str | None = None
    applies: str | None = None
    conditions: tuple[str, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Contract:
    """State a contract (segment CN1)."""

    kind: str | None = None
    amount: Decimal | None = field(default=None, converter=exact)
    percent: Decimal | None = field(default=None, converter=exact)
    code: str | None = None
    terms_discount: Decimal | None = field(default=None, converter=exact)
    version: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Repricing:
    """State what a repricer allowed (segment HCP) for a claim or a line."""

    methodology: str | None = None
    allowed: Decimal | None = field(default=None, converter=exact)
    savings: Decimal | None = field(default=None, converter=exact)
    organization: str | None = None
    rate: Decimal | None = field(default=None, converter=exact)
    patient_group: str | None = None
    patient_group_amount: Decimal | None = field(default=None, converter=exact)
    revenue_code: str | None = None
    procedure_system: str | None = None
    procedure_code: str | None = None
    unit: str | None = None
    quantity: Decimal | None = field(default=None, converter=exact)
    reject_reason: str | None = None
    policy_compliance: str | None = None
    exception: str | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class FormAnswer:
    """Answer one question of a supporting form (segment FRM): yes or no, text, date or percent."""

    question: str | None = None
    yes_no: str | None = None
    text: str | None = secret()
    day: date | None = None
    percent: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class SupportingForm:
    """Give a supporting form, such as a certificate of medical necessity (loop 2440)."""

    qualifier: str | None = None
    code: str | None = None
    answers: tuple[FormAnswer, ...] = ()

    __repr__ = short_repr
