"""What was found and what was done, as codes: diagnoses, procedures, institutional codes.

Codes are in compact form: no dots. The qualifier is the code list qualifier of the HI segment and
carries role and code system: ABK principal, ABF other, ABJ admitting, APR reason for visit, ABN
external cause in ICD-10-CM; BK, BF, BJ, PR, BN in ICD-9-CM; BBR and BBQ in ICD-10-PCS.

>>> from billingcore.model import Diagnosis, Procedure
>>> Diagnosis("E119", qualifier="ABK").role
'principal'
>>> Procedure("99213", modifiers=("25",))
Procedure(code='99213', modifiers=('25',))
"""

from decimal import Decimal

from attrs import field, frozen

from ..money import exact
from ..periods import Period
from ._show import secret, short_repr

__all__ = [
    "ClaimProcedure",
    "Diagnosis",
    "Occurrence",
    "Procedure",
    "Tooth",
    "ToothStatus",
    "ValueCode",
]

_ROLES = {
    "ABK": "principal",
    "BK": "principal",
    "ABF": "other",
    "BF": "other",
    "ABJ": "admitting",
    "BJ": "admitting",
    "APR": "reason for visit",
    "PR": "reason for visit",
    "ABN": "external cause",
    "BN": "external cause",
    "TQ": "dental finding",
}


@frozen(weakref_slot=False)
class Diagnosis:
    """Give a diagnosis with its role and, on an institutional claim, present-on-admission."""

    code: str | None = None
    qualifier: str | None = field(default="ABF", kw_only=True)
    present_on_admission: str | None = field(default=None, kw_only=True)

    __repr__ = short_repr

    @property
    def role(self) -> str | None:
        """Return principal, other, admitting, reason for visit or external cause."""
        return _ROLES.get(self.qualifier or "")

    @property
    def is_icd10(self) -> bool:
        """Tell whether the qualifier says ICD-10-CM."""
        return self.qualifier in ("ABK", "ABF", "ABJ", "APR", "ABN")


@frozen(weakref_slot=False)
class Procedure:
    """Give a procedure or item: the code, up to four modifiers, and the code system.

    `system` is HC (CPT and HCPCS), AD (CDT), N4 (NDC), ER, IV, WK, HP, NU …: the qualifier of the
    medical procedure identifier.
    """

    code: str | None = None
    modifiers: tuple[str, ...] = field(default=(), kw_only=True)
    system: str | None = field(default="HC", kw_only=True)
    description: str | None = field(default=None, kw_only=True)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class ClaimProcedure:
    """Give a procedure that belongs to the whole claim: BBR/BBQ ICD-10-PCS, BP/BO anesthesia."""

    code: str | None = None
    qualifier: str | None = field(default=None, kw_only=True)
    period: Period | None = field(default=None, kw_only=True)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class ValueCode:
    """Give a value code with its amount (UB-04 form locators 39 to 41)."""

    code: str | None = None
    amount: Decimal | None = field(default=None, converter=exact)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Occurrence:
    """Give an occurrence or an occurrence span (UB-04 form locators 31 to 36).

    Its days are shown to nobody unasked: some occurrences are a person's birth (A1, B1, C1).
    """

    code: str | None = None
    period: Period | None = secret()

    __repr__ = short_repr


@frozen(weakref_slot=False)
class Tooth:
    """Give a treated tooth and its surfaces (segment TOO; JP is the universal numbering)."""

    number: str | None = None
    surfaces: tuple[str, ...] = ()
    system: str | None = field(default="JP", kw_only=True)

    __repr__ = short_repr


@frozen(weakref_slot=False)
class ToothStatus:
    """Give the status of a tooth (segment DN2): M missing, E to be extracted."""

    number: str | None = None
    status: str | None = None

    __repr__ = short_repr
