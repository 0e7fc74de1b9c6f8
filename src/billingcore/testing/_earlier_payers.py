"""Another payer first: the claim that follows, with a decision that balances."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from attrs import evolve

from ..model import (
    Adjustment,
    Amount,
    Claim,
    ClaimDate,
    Coverage,
    LineAdjudication,
    OtherPayer,
    PartyId,
    Patient,
    Payer,
    ServiceLine,
    Subscriber,
    ValueCode,
)
from ..money import ZERO, total
from ..periods import Period
from ._invented import FIRST_DAY, PLANS, Plan, cents, likely, member_number

__all__ = ["second_after", "secondary"]

_LAST = ("MB", "MC")
"""Medicare is no first payer here, and Medicaid never is one."""
_WORKING_AGED = "12"


def secondary(rng: Random, claim: Claim, plan: Plan, *, whole: bool = False) -> Claim:
    """Return the claim after another plan decided it, line by line or, if `whole`, altogether."""
    first = rng.choice([other for other in PLANS if other != plan and other.filing not in _LAST])
    day = (claim.last_day or FIRST_DAY) + timedelta(days=rng.randint(10, 30))
    decide = _decided_whole if whole else _decided_by_line
    lines, adjustments, paid = decide(rng, claim, first, day)
    held = claim.coverage.subscriber if claim.coverage else None
    patient = claim.patient or Patient()
    insured = Subscriber(
        name=held.name if held else patient.name,
        id=PartyId("MI", member_number(rng, first)),
        address=held.address if held else patient.address,
    )
    decided = (ClaimDate("573", Period.day(day)),) if whole else ()
    coverage = Coverage(
        relationship=patient.relationship or "18",
        filing_indicator=first.filing,
        subscriber=insured,
        payer=evolve(first.payer, dates=decided),
    )
    other = OtherPayer(
        coverage=coverage,
        adjustments=adjustments,
        amounts=(Amount("D", paid),),
        benefits_assigned="Y",
        release_of_information="Y",
    )
    own = evolve(claim.coverage or Coverage(), sequence="S")
    second = evolve(claim, coverage=own, lines=lines, other_payers=(other,))
    return _with_reason(second, paid) if plan.filing == "MB" else second


def second_after(claim: Claim, other: OtherPayer) -> Claim:
    """Return the claim after another payer, which left all of it to the patient's deductible."""
    day = (claim.last_day or FIRST_DAY) + timedelta(days=14)
    coverage = other.coverage or Coverage()
    payer = evolve(coverage.payer or Payer(), dates=(ClaimDate("573", Period.day(day)),))
    charge = claim.line_total
    decided = evolve(
        other,
        coverage=evolve(coverage, payer=payer),
        amounts=(Amount("D", ZERO),),
        adjustments=(Adjustment("PR", "1", charge),) if charge else (),
    )
    own = evolve(claim.coverage or Coverage(), sequence="S")
    return evolve(claim, coverage=own, other_payers=(decided,))


def _with_reason(claim: Claim, paid: Decimal) -> Claim:
    """Return the claim with the reason for which Medicare pays second: the patient still works."""
    if claim.institutional is not None:
        values = (*claim.institutional.value_codes, ValueCode(_WORKING_AGED, paid))
        return evolve(claim, institutional=evolve(claim.institutional, value_codes=values))
    if claim.kind == "professional" and claim.coverage is not None:
        return evolve(claim, coverage=evolve(claim.coverage, insurance_type=_WORKING_AGED))
    return claim


_Decision = tuple[tuple[ServiceLine, ...], tuple[Adjustment, ...], Decimal]


def _decided_by_line(rng: Random, claim: Claim, plan: Plan, day: date) -> _Decision:
    lines = tuple(
        evolve(line, adjudications=(_adjudicated(rng, line, plan, day),)) for line in claim.lines
    )
    allowed = total(decided.paid for line in lines for decided in line.adjudications)
    adjustments: tuple[Adjustment, ...] = ()
    if allowed > 20 and likely(rng, 20):
        # Taken from the claim as a whole: the lines balance without it.
        adjustments = (Adjustment("PR", "1", cents(rng.randint(1, 20) * 100)),)
    return lines, adjustments, allowed - total(a.amount for a in adjustments)


def _decided_whole(rng: Random, claim: Claim, plan: Plan, day: date) -> _Decision:
    charge = claim.charge or ZERO
    written_off = cents(int(charge * 100) * rng.randint(30, 60) // 100)
    adjustments = (
        Adjustment("CO", "45", written_off),
        Adjustment("PR", "1", cents(rng.randint(1, 16) * 10_000)),
    )
    return claim.lines, adjustments, charge - total(a.amount for a in adjustments)


def _adjudicated(rng: Random, line: ServiceLine, plan: Plan, day: date) -> LineAdjudication:
    charge = int((line.charge or 0) * 100)
    written_off = charge * rng.randint(15, 45) // 100
    share = (charge - written_off) * rng.randint(10, 60) // 100
    adjustments = (
        Adjustment("CO", "45", cents(written_off)),
        Adjustment("PR", "2", cents(share)),
    )
    return LineAdjudication(
        payer_id=plan.id,
        paid=cents(charge - written_off - share),
        procedure=line.procedure,
        revenue_code=line.revenue_code,
        quantity=line.quantity,
        adjustments=adjustments,
        dates=(ClaimDate("573", Period.day(day)),),
    )
