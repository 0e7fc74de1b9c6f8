"""Hypothesis strategies for every class of the model: good ones, and anything at all.

`claims` and `remittances` make what a careful biller and payer send; remittances balance by
construction. `anything` makes an object of any model class with fields empty, absent, in any
script, huge or senseless, and follows the annotations, so that a new field joins by itself.

>>> from hypothesis import find
>>> from billingcore.model import balances
>>> payment = find(remittances(), lambda r: len(r.claims) > 1)
>>> {balance.difference for balance in balances(payment)} == {0}
True
"""

from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from operator import mul
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from ..errors import MissingExtra

try:
    from hypothesis import strategies as st
except ImportError as _error:
    raise MissingExtra("testing", "hypothesis") from _error

from ..model import (
    Adjustment,
    Claim,
    ClaimPayment,
    DentalDetail,
    DentalService,
    InstitutionalDetail,
    Occurrence,
    ProviderAdjustment,
    Remittance,
    ServiceLine,
    ServicePayment,
    Tooth,
    ToothStatus,
    ValueCode,
)
from ..money import total
from ..periods import Period
from ._earlier_payers import second_after
from ._shapes import annotations
from .builders import (
    a_claim,
    a_claim_payment,
    a_line,
    a_patient,
    a_remittance,
    a_service_payment,
    an_other_payer,
    dental_claim,
    inpatient_claim,
    institutional_claim,
)

__all__ = [
    "amounts",
    "any_claim_payments",
    "any_claims",
    "any_remittances",
    "anything",
    "claim_payments",
    "claims",
    "days",
    "diagnosis_codes",
    "lines",
    "remittances",
    "service_payments",
]

T = TypeVar("T")

# What makes rules and readers look twice; all else is noise to them.
_TELLING = """
18 01 1 7 8 2 P S T A U M F 11 21 23 41 81 99 X 0 ABK ABF ABJ APR ABN BK BBR E119 I10 V0001XA
S72001A 99213 93000 D2391 25 59 RT XX MI EI SY 85 82 DN DQ DK 71 72 77 QC F8 G1 X4 6R D8 472 434
435 439 096 050 AA OA EM BM EL FX CO PR CR PI 45 2 WO L6 22 MB MA CI professional institutional
dental UN MJ HC AD 1234567893 123456789 1555555550 000000000 Y N W 9 ~ * : ^
""".split()

_CODES = "E119 I10 J069 M545 Z0000 J189 N390 K219 F329 M25561 R0602 S93401A".split()
_PROCEDURES = "99213 99214-25 93000 J1100 36415 G0008 20610-RT 71046-26 90471 E0143-NU".split()
_DENTAL = "D0120 D1110 D0274 D2391 D7140".split()
_SURFACES: dict[str | None, tuple[str, ...]] = {"D2391": ("O",), "D7140": ()}
_MOLARS = (2, 3, 14, 15, 18, 19, 30, 31)

days: st.SearchStrategy[date] = st.dates(date(2015, 10, 1), date(2030, 12, 31))
"""Days on which ICD-10-CM is in use."""

amounts: st.SearchStrategy[Decimal] = st.integers(1, 9_999_999).map(
    lambda cents: Decimal(cents).scaleb(-2)
)
"""Amounts of a cent to 99,999.99."""

diagnosis_codes: st.SearchStrategy[str] = st.sampled_from(_CODES)
"""ICD-10-CM codes that may be reported."""

_text = st.one_of(
    st.sampled_from(_TELLING),
    st.text(max_size=8),
    st.sampled_from(["", " ", "é", "名前", "\udcff", "A" * 90, "a~b*c:d"]),
)
_number = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-999, max_value=9999),
    st.sampled_from([Decimal(text) for text in ("0", "-0.00", "1E+30", "1E-9", "0.005", "-1")]),
)
_day = st.one_of(st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))
_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: _text,
    Decimal: _number,
    date: _day,
    time: st.times(),
    int: st.integers(-3, 99),
    bool: st.booleans(),
    Period: st.one_of(st.builds(Period, _day, _day), days.map(Period.day)),
}


def anything(cls: type[T]) -> st.SearchStrategy[T]:
    """Return a strategy for objects of a model class with anything that its fields can hold."""
    model: type = cls
    return cast("st.SearchStrategy[T]", _anything(model))


@cache
def _anything(cls: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  # any class of the model
    names = sorted(annotations(cls))
    needed = [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]

    @st.composite
    def made(draw: st.DrawFn) -> object:
        blank = draw(st.booleans())
        values: dict[str, Any] = {}
        chosen = draw(st.lists(st.sampled_from(names), unique=True, max_size=8))
        for name in dict.fromkeys(needed + chosen):
            values[name] = draw(_hinted(annotations(cls)[name]))
        for field in attrs.fields(cls):
            optional = NoneType in get_args(annotations(cls).get(field.name))
            if blank and field.name not in values and optional:
                values[field.name] = None
        return cls(**values)

    return made()


@cache
def _hinted(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  # any annotation of the model
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(_hinted, get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(_hinted(get_args(hint)[0]), max_size=2).map(tuple)
    if hint is NoneType:
        return st.none()
    return _LEAVES[hint] if hint in _LEAVES else st.deferred(lambda: _anything(hint))


def any_claims() -> st.SearchStrategy[Claim]:
    """Return a strategy for claims with anything in them."""
    return anything(Claim)


def any_claim_payments() -> st.SearchStrategy[ClaimPayment]:
    """Return a strategy for claim payments with anything in them."""
    return anything(ClaimPayment)


def any_remittances() -> st.SearchStrategy[Remittance]:
    """Return a strategy for remittances with anything in them."""
    return anything(Remittance)


@st.composite
def lines(
    draw: st.DrawFn, *, day: date | None = None, diagnoses: int = 1, dental: bool = False
) -> ServiceLine:
    """Draw a line that points at some of so many diagnoses."""
    pointers = st.lists(st.integers(1, min(diagnoses, 12)), min_size=1, max_size=4, unique=True)
    values: dict[str, object] = {} if dental else {"diagnosis_pointers": tuple(draw(pointers))}
    return a_line(
        draw(st.sampled_from(_DENTAL if dental else _PROCEDURES)),
        day=day or draw(days),
        charge=draw(amounts),
        quantity=draw(st.integers(1, 20)),
        **values,
    )


@st.composite
def claims(draw: st.DrawFn, *, kind: str | None = None) -> Claim:
    """Draw a claim of any kind, or of one, whose facts agree with each other.

    An institutional claim is that of a stay (also by name: inpatient) or of an outpatient.
    """
    kind = kind or draw(st.sampled_from(["professional", "institutional", "dental"]))
    if kind == "institutional":
        kind = draw(st.sampled_from(["outpatient", "inpatient"]))
    day = draw(days)
    codes = draw(st.lists(diagnosis_codes, min_size=1, max_size=8, unique=True))
    patient = a_patient(
        sex=draw(st.sampled_from("FMU")),
        birth_date=day - timedelta(days=draw(st.integers(0, 36_000))),
    )
    values: dict[str, object] = {
        "patient_control_number": f"A{draw(st.integers(1, 999_999))}",
        "patient": patient,
    }
    if draw(st.booleans()):
        values |= {"frequency": "7", "references": {"F8": f"ICN{draw(st.integers(1, 99_999))}"}}
    is_second = draw(st.booleans())
    if not is_second and draw(st.booleans()):
        values |= {
            "coverage": {"subscriber": {}},
            "patient": attrs.evolve(patient, id=None, relationship="19"),
        }
    claim = draw(_of_kind(kind, day, codes, values))
    return second_after(claim, an_other_payer()) if is_second else claim


@st.composite
def _of_kind(
    draw: st.DrawFn, kind: str, day: date, codes: list[str], values: dict[str, object]
) -> Claim:
    """Draw what claims of a kind hold."""
    if kind == "inpatient":
        present = [f"{code} {draw(st.sampled_from('YNUW'))}" for code in codes]
        stated = (*present, {"code": "R0602", "qualifier": "ABJ"})
        return draw(_coded(inpatient_claim(day=day, diagnoses=stated, **values), day))
    if kind == "outpatient":
        return draw(_coded(institutional_claim(day=day, diagnoses=codes, **values), day))
    dental = kind == "dental"
    several = st.lists(
        lines(day=day, diagnoses=len(codes), dental=dental),
        min_size=1,
        max_size=6,
        unique_by=_billed,  # what is alike in everything is a duplicate
    )
    if dental:
        others = [tooth for tooth in range(1, 33) if tooth not in _MOLARS]
        lost = draw(st.lists(st.sampled_from(others), max_size=4, unique=True))
        teeth = tuple(ToothStatus(str(tooth), "M") for tooth in sorted(lost))
        detail = DentalDetail(teeth=teeth) if teeth else None
        molars = draw(st.permutations(_MOLARS))
        done = tuple(map(_on_tooth, draw(several), molars))
        return dental_claim(day=day, lines=done, dental=detail, **values)
    return a_claim(day=day, diagnoses=codes, lines=draw(several), **values)


def _billed(line: ServiceLine) -> tuple[object, ...]:
    return line.code, line.charge


def _on_tooth(line: ServiceLine, tooth: int) -> ServiceLine:
    """Return a dental line with the tooth that it is about, if it is about one."""
    if line.code not in _SURFACES:
        return line
    about = DentalService(teeth=(Tooth(str(tooth), _SURFACES[line.code]),))
    return attrs.evolve(line, quantity=Decimal(1), dental=about)


@st.composite
def _coded(draw: st.DrawFn, claim: Claim, day: date) -> Claim:
    """Draw condition, occurrence and value codes for an institutional claim."""
    before = st.builds(lambda n: Period.day(day - timedelta(days=n)), st.integers(0, 30))
    conditions = draw(st.lists(st.sampled_from(["02", "09", "17"]), max_size=2, unique=True))
    occurrences = draw(st.lists(st.builds(Occurrence, st.just("11"), before), max_size=1))
    values = draw(st.lists(st.builds(ValueCode, st.just("01"), amounts), max_size=1))
    detail = claim.institutional or InstitutionalDetail()
    return attrs.evolve(
        claim,
        condition_codes=tuple(conditions),
        institutional=attrs.evolve(
            detail, occurrences=tuple(occurrences), value_codes=(*values, *detail.value_codes)
        ),
    )


@st.composite
def service_payments(draw: st.DrawFn, *, reversal: bool = False) -> ServicePayment:
    """Draw a line whose charge is what was paid and adjusted."""
    sign = -1 if reversal else 1
    adjustments = draw(_adjustments(sign))
    paid = sign * draw(st.one_of(st.just(Decimal(0)), amounts))
    return a_service_payment(
        draw(st.sampled_from(_PROCEDURES)),
        day=draw(days),
        charge=paid + total(a.amount for a in adjustments),
        paid=paid,
        quantity=draw(st.integers(1, 20)),
        adjustments=adjustments,
    )


@st.composite
def _adjustments(draw: st.DrawFn, sign: int) -> tuple[Adjustment, ...]:
    kinds = [("CO", "45"), ("CO", "97"), ("PR", "1"), ("PR", "2"), ("PR", "3"), ("OA", "23")]
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=3, unique=True))
    return tuple(Adjustment(group, reason, sign * draw(amounts)) for group, reason in chosen)


@st.composite
def claim_payments(
    draw: st.DrawFn, *, reversal: bool = False, number: int | None = None
) -> ClaimPayment:
    """Draw a claim payment that balances, with or without lines and claim-level adjustments."""
    several = draw(st.lists(service_payments(reversal=reversal), max_size=4))
    number = number if number is not None else draw(st.integers(1, 999_999))
    values: dict[str, object] = {
        "patient_control_number": f"A{number}",
        "payer_control_number": f"ICN{number}",
        "status": "22" if reversal else draw(st.sampled_from(["1", "2", "3", "19"])),
        "lines": tuple(several),
    }
    if not several:
        sign = -1 if reversal else 1
        adjustments = draw(_adjustments(sign))
        paid = sign * draw(amounts)
        values |= {
            "adjustments": adjustments,
            "charge": paid + total(a.amount for a in adjustments),
            "paid": paid,
        }
    return a_claim_payment(**values)


_moved = st.builds(
    ProviderAdjustment,
    provider=st.just("1234567893"),
    fiscal_year_end=st.just(date(2026, 12, 31)),
    reason=st.sampled_from(["WO", "FB", "L6", "72", "CS"]),
    reference=st.integers(1, 9999).map(str),
    amount=st.builds(mul, amounts, st.sampled_from([1, -1])),
)


@st.composite
def remittances(
    draw: st.DrawFn, *, reversals: bool = True, provider_adjustments: bool = True
) -> Remittance:
    """Draw a remittance that balances at all three levels."""
    paid = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        reversal = reversals and draw(st.booleans())
        paid.append(draw(claim_payments(reversal=reversal, number=number)))
    moved = draw(st.lists(_moved, max_size=2)) if provider_adjustments else []
    return a_remittance(claims=tuple(paid), provider_adjustments=tuple(moved))
