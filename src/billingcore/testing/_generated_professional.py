"""Invented visits to a practice, as professional claims."""

from datetime import date, timedelta
from random import Random

from attrs import evolve

from ..model import Claim, Diagnosis, Procedure, Reference, ServiceLine
from ..money import total
from ..periods import Period
from ._invented import FIRST_DAY, Visit, cents, digits, likely, rendering

__all__ = ["professional"]

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
_VISITS = ("99213", "99214")
_MINOR_PROCEDURES = ("20610",)
_TESTS = ("80053", "83036", "85025")
_ORDERED = (*_TESTS, "97110")


def professional(rng: Random, number: str, visit: Visit) -> Claim:
    """Return the claim of a visit: one to four services, referred or not."""
    codes = rng.sample(_DIAGNOSES, rng.randint(1, 4))
    diagnoses = tuple(Diagnosis(c, qualifier="ABF" if k else "ABK") for k, c in enumerate(codes))
    day = FIRST_DAY + timedelta(days=rng.randrange(80))
    lines = tuple(
        _line(rng, service, f"{number}L{k}", day, len(codes))
        for k, service in enumerate(rng.sample(_SERVICES, rng.randint(1, 4)), 1)
    )
    if any(line.code in _MINOR_PROCEDURES for line in lines):
        lines = tuple(_significant(line) for line in lines)
    references = [Reference("G1", f"AUTH{digits(rng, 6)}")] if likely(rng, 15) else []
    replaces = likely(rng, 2)
    if replaces:
        references.append(Reference("F8", f"ICN{digits(rng, 9)}"))
    done = {line.code for line in lines}
    if not done.isdisjoint(_TESTS):
        references.append(Reference("X4", _clia_number(visit)))
    referred = likely(rng, 30) or not done.isdisjoint(_ORDERED)
    referring = (rendering(rng, "DN"),) if referred else ()
    return Claim(
        patient_control_number=number,
        charge=total(line.charge for line in lines),
        facility_code="11",
        frequency="7" if replaces else "1",
        billing=visit.billing,
        coverage=visit.coverage,
        patient=visit.patient,
        diagnoses=diagnoses,
        lines=lines,
        providers=(*referring, rng.choice(visit.staff)),
        references=tuple(references),
    )


def _clia_number(visit: Visit) -> str:
    """Return the number of the practice's laboratory."""
    provider = visit.billing.provider
    npi = provider.id.value if provider and provider.id else None
    return f"05D{(npi or '0000000')[-7:]}"


def _significant(line: ServiceLine) -> ServiceLine:
    """Return a line that says, if it is a visit, that it was more than a procedure needs."""
    if line.procedure is None or line.code not in _VISITS:
        return line
    return evolve(line, procedure=evolve(line.procedure, modifiers=("25",)))


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
