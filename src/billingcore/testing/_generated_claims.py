"""Invented professional claims that balance, also with what an earlier payer decided."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from attrs import evolve

from ..model import (
    Adjustment,
    Amount,
    Billing,
    Claim,
    ClaimDate,
    Coverage,
    Diagnosis,
    LineAdjudication,
    OtherPayer,
    PartyId,
    Patient,
    Procedure,
    Provider,
    Reference,
    ServiceLine,
    Subscriber,
)
from ..money import total
from ..periods import Period
from ._invented import (
    PLANS,
    Plan,
    an_address_of,
    birth_date,
    cents,
    digits,
    likely,
    member_number,
    person,
    practice,
    rendering,
)

__all__ = ["claims"]

_FIRST_DAY = date(2026, 1, 5)
_DIAGNOSES = (
    "E119 I10 J069 M5450 E785 F411 K219 N390 R0789 I2510 J449 M25561 G43909 L309 S93401A H6691 R519"
    " B349 E039 D649"
).split()
# Procedure, usual charge in cents, modifiers to choose from.
_SERVICES: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("99213", 13500, ("",)),
    ("99214", 19800, ("",)),
    ("36415", 1500, ("",)),
    ("80053", 4200, ("",)),
    ("85025", 3100, ("",)),
    ("71046", 11500, ("", "26")),
    ("93000", 7600, ("",)),
    ("97110", 6200, ("GP",)),
    ("96372", 5500, ("",)),
    ("20610", 14900, ("RT", "LT")),
    ("83036", 3900, ("",)),
    ("73562", 10800, ("RT", "LT")),
)
_SEVERAL = ("97110", "96372")  # billed by the unit


def claims(
    seed: int, count: int, *, dependents: int = 20, other_payers: int = 10
) -> Iterator[Claim]:
    """Yield `count` professional claims of invented people, the same for the same seed.

    Of a hundred claims, `dependents` are a child's or spouse's and `other_payers` went to another
    payer first, whose decision they carry. Claims of one practice follow each other.
    """
    rng = Random(seed)  # noqa: S311  # the same people every time is the point
    made = 0
    while made < count:
        billing = practice(rng)
        staff = tuple(rendering(rng) for _ in range(4))
        patients: list[tuple[Plan, Coverage, Patient]] = []
        for _ in range(min(count - made, rng.randint(20, 60))):
            made += 1
            if not patients or not likely(rng, 10):
                patients.append(_patient(rng, dependents))
            claim = _claim(rng, f"P{seed}-{made}", billing, staff, patients[-1])
            yield _secondary(rng, claim, patients[-1][0]) if likely(rng, other_payers) else claim


def _patient(rng: Random, dependents: int) -> tuple[Plan, Coverage, Patient]:
    plan = rng.choice(PLANS)
    insured, address = person(rng), an_address_of(rng)
    number = PartyId("MI", member_number(rng, plan))
    group = f"GRP{digits(rng, 4)}" if plan.filing not in ("MB", "MC") else None
    coverage = Coverage(
        relationship="18", group_number=group, filing_indicator=plan.filing, payer=plan.payer
    )
    born = birth_date(rng, 1930, 1958) if plan.filing == "MB" else birth_date(rng, 1965, 2000)
    sex = rng.choice("FM")
    if plan.filing == "MB" or not likely(rng, dependents):
        patient = Patient(name=insured, id=number, address=address, birth_date=born, sex=sex)
        return plan, coverage, patient
    subscriber = Subscriber(name=insured, id=number, address=address, birth_date=born, sex=sex)
    child = likely(rng, 70)
    patient = Patient(
        name=person(rng, insured.last),
        relationship="19" if child else "01",
        address=address,
        birth_date=birth_date(rng, 2006, 2024) if child else birth_date(rng, 1965, 2000),
        sex=rng.choice("FM"),
    )
    return plan, evolve(coverage, relationship=None, subscriber=subscriber), patient


def _claim(
    rng: Random,
    number: str,
    billing: Billing,
    staff: tuple[Provider, ...],
    known: tuple[Plan, Coverage, Patient],
) -> Claim:
    _, coverage, patient = known
    codes = rng.sample(_DIAGNOSES, rng.randint(1, 4))
    diagnoses = tuple(Diagnosis(c, qualifier="ABF" if k else "ABK") for k, c in enumerate(codes))
    day = _FIRST_DAY + timedelta(days=rng.randrange(80))
    lines = tuple(
        _line(rng, service, f"{number}L{k}", day, len(codes))
        for k, service in enumerate(rng.sample(_SERVICES, rng.randint(1, 4)), 1)
    )
    references = [Reference("G1", f"AUTH{digits(rng, 6)}")] if likely(rng, 15) else []
    replaces = likely(rng, 2)
    if replaces:
        references.append(Reference("F8", f"ICN{digits(rng, 9)}"))
    referring = (rendering(rng, "DN"),) if likely(rng, 30) else ()
    return Claim(
        patient_control_number=number,
        charge=total(line.charge for line in lines),
        facility_code="11",
        frequency="7" if replaces else "1",
        billing=billing,
        coverage=coverage,
        patient=patient,
        diagnoses=diagnoses,
        lines=lines,
        providers=(*referring, rng.choice(staff)),
        references=tuple(references),
    )


def _line(
    rng: Random, service: tuple[str, int, tuple[str, ...]], number: str, day: date, known: int
) -> ServiceLine:
    code, price, choices = service
    modifier = rng.choice(choices)
    units = rng.randint(1, 3) if code in _SEVERAL else 1
    return ServiceLine(
        procedure=Procedure(code, modifiers=(modifier,) if modifier else ()),
        charge=cents((price + rng.randint(-500, 2500)) * units),
        quantity=units,
        period=Period.day(day),
        diagnosis_pointers=tuple(range(1, rng.randint(1, known) + 1)),
        control_number=number,
    )


# -- another payer first ---------------------------------------------------------------------


def _secondary(rng: Random, claim: Claim, plan: Plan) -> Claim:
    """Return the claim after another plan decided it; every line of the decision balances."""
    first = rng.choice([other for other in PLANS if other not in (plan, PLANS[-1])])
    day = (claim.last_day or _FIRST_DAY) + timedelta(days=rng.randint(10, 30))
    lines = tuple(
        evolve(line, adjudications=(_adjudicated(rng, line, first, day),)) for line in claim.lines
    )
    paid = [decided.paid for line in lines for decided in line.adjudications]
    adjustments: tuple[Adjustment, ...] = ()
    allowed = total(paid)
    if allowed > 20 and likely(rng, 20):
        # Taken from the claim as a whole: the lines balance without it.
        adjustments = (Adjustment("PR", "1", cents(rng.randint(1, 20) * 100)),)
    held = claim.coverage.subscriber if claim.coverage else None
    patient = claim.patient or Patient()
    insured = Subscriber(
        name=held.name if held else patient.name,
        id=PartyId("MI", member_number(rng, first)),
        address=held.address if held else patient.address,
    )
    coverage = Coverage(
        relationship=patient.relationship or "18",
        filing_indicator=first.filing,
        subscriber=insured,
        payer=first.payer,
    )
    other = OtherPayer(
        coverage=coverage,
        adjustments=adjustments,
        amounts=(Amount("D", allowed - total(a.amount for a in adjustments)),),
        benefits_assigned="Y",
        release_of_information="Y",
    )
    own = evolve(claim.coverage or Coverage(), sequence="S")
    return evolve(claim, coverage=own, lines=lines, other_payers=(other,))


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
        quantity=line.quantity,
        adjustments=adjustments,
        dates=(ClaimDate("573", Period.day(day)),),
    )
