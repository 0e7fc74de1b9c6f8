"""Invented stays in a hospital and visits to its clinics, as institutional claims."""

from datetime import date, time, timedelta
from random import Random

from attrs import evolve

from ..model import (
    Billing,
    Claim,
    ClaimDate,
    ClaimProcedure,
    Diagnosis,
    Drug,
    InstitutionalDetail,
    Occurrence,
    Procedure,
    Provider,
    Reference,
    ServiceLine,
    Signatures,
    ValueCode,
)
from ..money import total
from ..periods import Period
from ._invented import FIRST_DAY, Visit, cents, digits, likely, practice, rendering

__all__ = ["attending", "hospital", "institutional"]

_HOSPITALS = ("RIVERBEND HOSPITAL", "HILLTOP MEDICAL CENTER", "LAKESIDE GENERAL")
# A principal diagnosis with its procedure, where one was done, and its group.
_STAYS = (
    ("J189", None, "195"),
    ("N390", None, "690"),
    ("K3580", "0DTJ4ZZ", "343"),
    ("K8000", "0FT44ZZ", "419"),
    ("I2510", "4A023N7", "287"),
)
_OTHERS = "E119 I10 E785 J449 D649 E039 F411 M810".split()
_VISITS = "R0789 R519 J069 M5450 L309 K219".split()
_INJURY = ("S93401A", "W010XXA")
# Revenue code, procedure, usual charge in cents.
_SERVICES = (
    ("0300", "80053", 8200),
    ("0300", "85025", 6100),
    ("0320", "71046", 31500),
    ("0351", "70450", 98000),
    ("0450", "99283", 74000),
    ("0510", "99213", 21500),
    ("0730", "93005", 19500),
)
_VISIT_CODES = ("99283", "99213")
_DRUGS = (("J1885", "99999012301", "ML"), ("J2405", "99999045602", "ML"))
_SIGNED = Signatures(provider_signature=None)  # the guide has no place for it


def hospital(rng: Random) -> Billing:
    """Return a hospital that bills."""
    return practice(rng, _HOSPITALS, "282N00000X")


def attending(rng: Random) -> Provider:
    """Return somebody in charge of patients."""
    return rendering(rng, "71")


def institutional(rng: Random, number: str, visit: Visit) -> Claim:
    """Return the claim of a stay (type of bill 11) or of a visit as an outpatient (13)."""
    day = FIRST_DAY + timedelta(days=rng.randrange(70))
    claim = _stay(rng, number, day) if likely(rng, 40) else _outpatient(rng, number, day)
    references = [Reference("EA", f"MRN{digits(rng, 6)}")]
    if likely(rng, 15):
        references.insert(0, Reference("G1", f"AUTH{digits(rng, 6)}"))
    frequency = "7" if likely(rng, 2) else "1"
    conditions = claim.condition_codes
    if frequency == "7":
        references.append(Reference("F8", f"ICN{digits(rng, 9)}"))
        conditions = (*conditions, "D1")  # the charges changed
    filing = visit.coverage.filing_indicator
    return evolve(
        claim,
        patient_control_number=number,
        charge=total(line.charge for line in claim.lines),
        frequency=frequency,
        signatures=_SIGNED,
        billing=visit.billing,
        coverage=evolve(visit.coverage, filing_indicator="MA" if filing == "MB" else filing),
        patient=visit.patient,
        condition_codes=conditions,
        lines=tuple(map(_as_medicare_has_it, claim.lines)) if filing == "MB" else claim.lines,
        references=tuple(references),
        providers=(rng.choice(visit.staff), *claim.providers),
    )


def _as_medicare_has_it(line: ServiceLine) -> ServiceLine:
    """Return a line with Medicare's own code for a clinic visit."""
    if line.code != "99213":
        return line
    return evolve(line, procedure=Procedure("G0463", modifiers=line.modifiers))


# -- a stay ----------------------------------------------------------------------------------


def _stay(rng: Random, number: str, day: date) -> Claim:
    days = rng.randint(1, 9)
    principal, procedure, group = rng.choice(_STAYS)
    others = rng.sample(_OTHERS, rng.randint(1, 5))
    on = Period.day(day + timedelta(days=rng.randint(0, 1)))
    present = [rng.choice("YYYYNUW") for _ in others]
    return Claim(
        kind="institutional",
        facility_code="11",
        dates=(
            ClaimDate("096", at=time(rng.randint(8, 18), 0)),
            ClaimDate("434", Period(day, day + timedelta(days=days))),
            ClaimDate("435", Period.day(day), at=time(rng.randrange(24), rng.randrange(60))),
        ),
        diagnoses=(
            Diagnosis(principal, qualifier="ABK", present_on_admission="Y"),
            Diagnosis("R0602", qualifier="ABJ"),
            *map(_present, others, present),
        ),
        procedures=(ClaimProcedure(procedure, qualifier="BBR", period=on),) if procedure else (),
        condition_codes=("09",) if likely(rng, 30) else (),
        institutional=InstitutionalDetail(
            admission_type=rng.choice("123"),
            point_of_origin="1",
            discharge_status=rng.choice(("01", "01", "03", "06")),
            drg=group if likely(rng, 70) else None,
            occurrences=(Occurrence("11", Period.day(day - timedelta(days=2))),),
            occurrence_spans=_earlier_stay(rng, day),
            value_codes=(ValueCode("01", cents(120_000)), ValueCode("80", days)),
        ),
        lines=tuple(_stay_lines(rng, number, days, operated=procedure is not None)),
        providers=(rendering(rng, "72"),) if procedure else (),
    )


def _present(code: str, present: str) -> Diagnosis:
    return Diagnosis(code, qualifier="ABF", present_on_admission=present)


def _earlier_stay(rng: Random, day: date) -> tuple[Occurrence, ...]:
    if not likely(rng, 20):
        return ()
    return (Occurrence("71", Period(day - timedelta(days=20), day - timedelta(days=15))),)


def _stay_lines(rng: Random, number: str, days: int, *, operated: bool) -> list[ServiceLine]:
    found = [("0120", "DA", days, 120_000 * days), ("0250", "UN", rng.randint(1, 40), 0)]
    found.append(("0300", "UN", rng.randint(1, 12), 0))
    if operated:
        found.append(("0360", "UN", 1, 640_000))
    return [
        ServiceLine(
            revenue_code=revenue,
            charge=cents(charge or rng.randint(2_000, 190_000)),
            unit=unit,
            quantity=quantity,
            control_number=f"{number}L{k}",
        )
        for k, (revenue, unit, quantity, charge) in enumerate(found, 1)
    ]


# -- a visit ---------------------------------------------------------------------------------


def _outpatient(rng: Random, number: str, day: date) -> Claim:
    injured = likely(rng, 25)
    first = _INJURY[0] if injured else rng.choice(_VISITS)
    diagnoses = [
        Diagnosis(first, qualifier="ABK"),
        Diagnosis(first, qualifier="APR"),
        *map(Diagnosis, rng.sample(_OTHERS, rng.randint(0, 3))),
    ]
    if injured:
        diagnoses.insert(2, Diagnosis(_INJURY[1], qualifier="ABN"))
    lines = [
        ServiceLine(
            revenue_code=revenue,
            procedure=Procedure(code),
            charge=cents(price + rng.randint(-500, 9_500)),
            quantity=1,
            period=Period.day(day),
        )
        for revenue, code, price in rng.sample(_SERVICES, rng.randint(1, 4))
    ]
    visits = [i for i, line in enumerate(lines) if line.code in _VISIT_CODES]
    for i in visits[1:]:
        lines[i] = evolve(lines[i], procedure=Procedure(lines[i].code, modifiers=("27",)))
    if likely(rng, 30):
        lines.append(_drug(rng, day))
    occurrence = "05" if injured else "11"
    return Claim(
        kind="institutional",
        facility_code="13",
        dates=(ClaimDate("434", Period.day(day)),),
        diagnoses=tuple(diagnoses),
        condition_codes=("G0",) if likely(rng, 10) else (),
        institutional=InstitutionalDetail(
            admission_type="1" if injured else "3",
            point_of_origin="1",
            discharge_status="01",
            occurrences=(Occurrence(occurrence, Period.day(day - timedelta(days=1))),),
        ),
        lines=tuple(evolve(n, control_number=f"{number}L{k}") for k, n in enumerate(lines, 1)),
        providers=(rendering(rng, "DN"),) if likely(rng, 30) else (),
    )


def _drug(rng: Random, day: date) -> ServiceLine:
    code, ndc, unit = rng.choice(_DRUGS)
    given = rng.randint(1, 4)
    return ServiceLine(
        revenue_code="0636",
        procedure=Procedure(code),
        charge=cents(2_350 * given),
        quantity=given,
        period=Period.day(day),
        drug=Drug(
            code=ndc,
            quantity=given,
            unit=unit,
            references=(Reference("XZ", f"RX{digits(rng, 6)}"),),
        ),
    )
