"""A payer's decision on one claim: adjustments first; what was paid is what they leave."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from attrs import evolve

from ..model import (
    Adjustment,
    Amount,
    Claim,
    ClaimDate,
    ClaimPayment,
    NamedParty,
    OutpatientAdjudication,
    PartyId,
    Reference,
    Remark,
    ServiceLine,
    ServicePayment,
)
from ..money import ZERO, total
from ..periods import Period
from ._invented import PLANS, Plan, cents, digits, likely

__all__ = ["decided", "reversed_"]

_DENIED = (("CO", "29"), ("OA", "18"), ("CO", "197"), ("PR", "204"))
_LINE_DENIED = (("CO", "97"), ("CO", "50"), ("CO", "16"))
_REMARKS = ("N130", "M15", "N362")


def decided(rng: Random, claim: Claim, plan: Plan) -> ClaimPayment:
    """Return the decision of the claim's payer; the payment follows from the adjustments."""
    if likely(rng, 5):
        group, reason = rng.choice(_DENIED)
        lines = tuple(_paid(line, ((group, reason, line.charge or ZERO),)) for line in claim.lines)
    else:
        lines = tuple(_decided(rng, line) for line in claim.lines)
    paid = total(line.paid for line in lines)
    adjustments: tuple[Adjustment, ...] = ()
    if paid > 50 and likely(rng, 3):
        adjustments = (Adjustment("PR", "1", cents(rng.randint(1, 40) * 100)),)
    stated = [a for line in lines for a in line.adjustments] + list(adjustments)
    owed = total(a.amount for a in stated if a.group == "PR")
    secondary = claim.coverage is not None and claim.coverage.sequence == "S"
    forwarded = not secondary and likely(rng, 8)
    return ClaimPayment(
        patient_control_number=claim.patient_control_number,
        status="2" if secondary else "19" if forwarded else "1",
        charge=total(line.charge for line in lines),
        paid=paid - total(a.amount for a in adjustments),
        patient_responsibility=owed or None,
        filing_indicator=plan.paid_as,
        payer_control_number=f"ICN{digits(rng, 10)}",
        facility_code=claim.facility_code,
        frequency=claim.frequency,
        adjustments=adjustments,
        patient=_patient(claim),
        parties=tuple(_parties(rng, claim, plan, forwarded=forwarded)),
        outpatient=OutpatientAdjudication(remark="MA01") if plan.paid_as == "MB" else None,
        references=_references(claim),
        dates=_dates(claim),
        amounts=(Amount("AU", total((paid, owed))),) if paid > 0 and likely(rng, 30) else (),
        lines=lines,
    )


def reversed_(before: ClaimPayment) -> ClaimPayment:
    """Return what takes the decision back: the same, every amount with the other sign."""
    return evolve(
        before,
        status="22",
        charge=_other_sign(before.charge),
        paid=_other_sign(before.paid),
        patient_responsibility=None,
        adjustments=tuple(_reversed(a) for a in before.adjustments),
        parties=tuple(party for party in before.parties if party.role != "TT"),
        outpatient=None,
        amounts=(),
        lines=tuple(
            evolve(
                line,
                charge=_other_sign(line.charge),
                paid=_other_sign(line.paid),
                adjustments=tuple(_reversed(a) for a in line.adjustments),
                amounts=(),
                remarks=(),
            )
            for line in before.lines
        ),
    )


def _other_sign(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else -amount


def _reversed(adjustment: Adjustment) -> Adjustment:
    return evolve(adjustment, amount=_other_sign(adjustment.amount))


# -- lines -----------------------------------------------------------------------------------


def _decided(rng: Random, line: ServiceLine) -> ServicePayment:
    charge = line.charge or ZERO
    if likely(rng, 6):
        group, reason = rng.choice(_LINE_DENIED)
        return evolve(
            _paid(line, ((group, reason, charge),)), remarks=(Remark("HE", rng.choice(_REMARKS)),)
        )
    taken: list[tuple[str, str, Decimal]] = []
    if line.adjudications:
        # The earlier payer's part and what it wrote off; this plan looks at what was left.
        left = total(a.amount for d in line.adjudications for a in d.adjustments if a.group == "PR")
        taken.append(("OA", "23", charge - left))
    else:
        left = charge
        taken.append(("CO", "45", _part(rng, charge, 15, 55)))
    taken += _shared(rng, left if line.adjudications else charge - taken[0][2])
    paid = _paid(line, tuple(entry for entry in taken if entry[2]))
    owed = total(a.amount for a in paid.adjustments if a.group == "PR")
    return evolve(paid, amounts=(Amount("B6", total((paid.paid, owed))),))


def _shared(rng: Random, allowed: Decimal) -> list[tuple[str, str, Decimal]]:
    """Return the patient's part of an allowed amount: deductible, coinsurance or copayment."""
    taken: list[tuple[str, str, Decimal]] = []
    if likely(rng, 25):
        taken.append(("PR", "1", _part(rng, allowed, 10, 100)))
    rest = allowed - total(amount for *_, amount in taken)
    if rest > 25 and likely(rng, 20):
        taken.append(("PR", "3", cents(2000)))
    elif likely(rng, 40):
        taken.append(("PR", "2", _part(rng, rest, 10, 30)))
    rest = allowed - total(amount for *_, amount in taken)
    if rest > 1 and likely(rng, 10):
        taken.append(("CO", "253", _part(rng, rest, 2, 2)))
    return taken


def _part(rng: Random, amount: Decimal, low: int, high: int) -> Decimal:
    return cents(int(amount * 100) * rng.randint(low, high) // 100)


def _paid(line: ServiceLine, taken: tuple[tuple[str, str, Decimal], ...]) -> ServicePayment:
    groups = sorted({group for group, *_ in taken})
    adjustments = tuple(
        Adjustment(group, reason, amount)
        for wanted in groups
        for group, reason, amount in taken
        if group == wanted
    )
    charge = line.charge or ZERO
    return ServicePayment(
        procedure=line.procedure,
        charge=charge,
        paid=charge - total(a.amount for a in adjustments),
        quantity=line.quantity,
        dates=(ClaimDate("472", line.period),) if line.period else (),
        adjustments=adjustments,
        control_number=line.control_number,
    )


# -- who and when ----------------------------------------------------------------------------


def _patient(claim: Claim) -> NamedParty:
    patient = claim.patient
    holder = claim.subscriber
    number = patient.id if patient and patient.id else holder.id if holder else None
    return NamedParty(role="QC", name=patient.name if patient else None, id=number)


def _parties(rng: Random, claim: Claim, plan: Plan, *, forwarded: bool) -> list[NamedParty]:
    found: list[NamedParty] = []
    if not claim.patient_is_subscriber and claim.subscriber is not None:
        found.append(NamedParty(role="IL", name=claim.subscriber.name, id=claim.subscriber.id))
    if claim.rendering is not None:
        found.append(NamedParty(role="82", name=claim.rendering.name, id=claim.rendering.id))
    if forwarded:
        other = rng.choice([other for other in PLANS if other != plan])
        found.append(NamedParty(role="TT", name=other.payer_name, id=PartyId("PI", other.id)))
    return found


def _references(claim: Claim) -> tuple[Reference, ...]:
    group = claim.coverage.group_number if claim.coverage else None
    return (Reference("1L", group),) if group else ()


def _dates(claim: Claim) -> tuple[ClaimDate, ...]:
    first, last = claim.first_day, claim.last_day
    if first is None or last is None:
        return ()
    return (
        ClaimDate("232", Period.day(first)),
        ClaimDate("233", Period.day(last)),
        ClaimDate("050", Period.day(last + timedelta(days=5))),
    )
