"""Invented claims of each kind that balance, also with what an earlier payer decided."""

from collections.abc import Callable, Iterator
from random import Random

from attrs import evolve, frozen

from ..model import Billing, Claim, Coverage, PartyId, Patient, Provider, Subscriber
from ..periods import age_in_years
from ._earlier_payers import secondary
from ._generated_dental import dental, dental_practice, dentist
from ._generated_institutional import attending, hospital, institutional
from ._generated_professional import professional
from ._invented import (
    PLANS,
    Visit,
    an_address_of,
    birth_date,
    digits,
    likely,
    member_number,
    person,
    practice,
    rendering,
)

__all__ = ["claims"]


@frozen(kw_only=True)
class _Making:
    """Give how claims of one kind are made: who bills, who works there, and the claim itself."""

    billing: Callable[[Random], Billing]
    person: Callable[[Random], Provider]
    claim: Callable[[Random, str, Visit], Claim]
    letter: str


_MAKING = {
    "professional": _Making(billing=practice, person=rendering, claim=professional, letter="P"),
    "institutional": _Making(billing=hospital, person=attending, claim=institutional, letter="I"),
    "dental": _Making(billing=dental_practice, person=dentist, claim=dental, letter="D"),
}


def claims(
    seed: int,
    count: int,
    *,
    kind: str = "professional",
    dependents: int = 20,
    other_payers: int = 10,
) -> Iterator[Claim]:
    """Yield `count` claims of one kind and of invented people, the same for the same seed.

    Of a hundred claims, `dependents` are a child's or spouse's and `other_payers` went to another
    payer first, whose decision they carry. Claims of one provider follow each other.
    """
    if kind not in _MAKING:
        raise ValueError(f"kind is none of {', '.join(_MAKING)}")
    return _claims(Random(seed), _MAKING[kind], f"{seed}", count, dependents, other_payers)  # noqa: S311  # the same people every time is the point


def _claims(
    rng: Random, making: _Making, seed: str, count: int, dependents: int, other_payers: int
) -> Iterator[Claim]:
    made = 0
    while made < count:
        billing = making.billing(rng)
        staff = tuple(making.person(rng) for _ in range(4))
        visits: list[Visit] = []
        for _ in range(min(count - made, rng.randint(20, 60))):
            made += 1
            if not visits or not likely(rng, 10):
                visits.append(_visit(rng, billing, staff, dependents))
            claim = _of_its_age(making.claim(rng, f"{making.letter}{seed}-{made}", visits[-1]))
            if likely(rng, other_payers):
                stay = claim.institutional is not None and claim.dated("435") is not None
                claim = secondary(rng, claim, visits[-1].plan, whole=stay)
            yield claim


# What children do not have, and what the invented ones have instead.
_OF_GROWN_UPS = {"I2510": "I4710", "M810": "H5203"}


def _of_its_age(claim: Claim) -> Claim:
    """Return the claim of a child without diagnoses of grown-ups."""
    birth, day = claim.patient.birth_date if claim.patient else None, claim.first_day
    if birth is None or day is None or age_in_years(birth, day) >= 15:
        return claim
    coded = (evolve(d, code=_OF_GROWN_UPS.get(d.code or "", d.code)) for d in claim.diagnoses)
    return evolve(claim, diagnoses=tuple(coded))


def _visit(rng: Random, billing: Billing, staff: tuple[Provider, ...], dependents: int) -> Visit:
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
        return Visit(billing=billing, staff=staff, plan=plan, coverage=coverage, patient=patient)
    subscriber = Subscriber(name=insured, id=number, address=address, birth_date=born, sex=sex)
    child = likely(rng, 70)
    patient = Patient(
        name=person(rng, insured.last),
        relationship="19" if child else "01",
        address=address,
        birth_date=birth_date(rng, 2006, 2024) if child else birth_date(rng, 1965, 2000),
        sex=rng.choice("FM"),
    )
    held = evolve(coverage, relationship=None, subscriber=subscriber)
    return Visit(billing=billing, staff=staff, plan=plan, coverage=held, patient=patient)
