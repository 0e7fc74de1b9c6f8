"""Invented visits to a dentist, as dental claims."""

from datetime import date, timedelta
from random import Random

from attrs import evolve

from ..model import (
    Accident,
    Billing,
    Claim,
    ClaimDate,
    DentalDetail,
    DentalService,
    Diagnosis,
    Procedure,
    Provider,
    Reference,
    ServiceLine,
    Tooth,
    ToothStatus,
)
from ..money import total
from ..periods import Period
from ._invented import FIRST_DAY, Visit, cents, digits, likely, practice, rendering

__all__ = ["dental", "dental_practice", "dentist"]

_PRACTICES = ("RIVERBEND DENTAL", "HILLTOP DENTISTRY", "LAKESIDE SMILES")
_TAXONOMIES = ("1223G0001X", "1223P0221X", "1223E0200X")
# Procedure, usual charge in cents, and what it is about: all, a tooth, its surfaces, an area.
_SERVICES = (
    ("D0120", 5200, "all"),
    ("D0274", 7400, "all"),
    ("D1110", 10500, "all"),
    ("D2391", 19000, "surfaces"),
    ("D2740", 124000, "crown"),
    ("D3330", 118000, "tooth"),
    ("D4341", 26500, "area"),
    ("D7140", 21000, "tooth"),
)
_AREAS = ("10", "20", "30", "40")
_MOLARS = (2, 3, 14, 15, 18, 19, 30, 31)
_FILLINGS = ("D2391", "D2392", "D2393")


def dental_practice(rng: Random) -> Billing:
    """Return a dental practice that bills."""
    return practice(rng, _PRACTICES, "261QD0000X")


def dentist(rng: Random) -> Provider:
    """Return somebody who treats teeth."""
    return rendering(rng, "82", _TAXONOMIES)


def dental(rng: Random, number: str, visit: Visit) -> Claim:
    """Return the claim of a visit: services on teeth, or a month of orthodontic treatment."""
    day = FIRST_DAY + timedelta(days=rng.randrange(80))
    months = rng.randint(12, 30) if likely(rng, 8) else 0
    codes = ("K029", "K0500")[: rng.randint(1, 2)] if likely(rng, 40) else ()
    several = [("D8670", 19500, "all")] if months else rng.sample(_SERVICES, rng.randint(1, 4))
    molars = rng.sample(_MOLARS, len(several))
    lines = [
        _line(rng, service, str(tooth), day, len(codes))
        for service, tooth in zip(several, molars, strict=True)
    ]
    others = [tooth for tooth in range(1, 33) if tooth not in molars]
    lost = rng.sample(others, rng.randint(1, 4)) if likely(rng, 15) else []
    hurt = likely(rng, 4)
    dates = [ClaimDate("439", Period.day(day - timedelta(days=1)))] if hurt else []
    if months:
        dates.append(ClaimDate("452", Period.day(day - timedelta(days=60))))
    references = [Reference("G3", f"PRE{digits(rng, 6)}")] if likely(rng, 10) else []
    frequency = "7" if likely(rng, 2) else "1"
    if frequency == "7":
        references.append(Reference("F8", f"ICN{digits(rng, 9)}"))
    return Claim(
        kind="dental",
        patient_control_number=number,
        charge=total(line.charge for line in lines),
        facility_code="11",
        frequency=frequency,
        billing=visit.billing,
        coverage=visit.coverage,
        patient=visit.patient,
        diagnoses=tuple(
            Diagnosis(code, qualifier="ABF" if k else "ABK") for k, code in enumerate(codes)
        ),
        dental=_detail(months, lost),
        dates=tuple(dates),
        accident=Accident(causes=("OA",)) if hurt else None,
        references=tuple(references),
        lines=tuple(evolve(n, control_number=f"{number}L{k}") for k, n in enumerate(lines, 1)),
        providers=(rng.choice(visit.staff),),
    )


def _detail(months: int, lost: list[int]) -> DentalDetail | None:
    if not months and not lost:
        return None
    return DentalDetail(
        orthodontic_months=months or None,
        orthodontic_months_remaining=months - 2 if months else None,
        teeth=tuple(ToothStatus(str(tooth), "M") for tooth in sorted(lost)),
    )


def _line(
    rng: Random, service: tuple[str, int, str], tooth: str, day: date, known: int
) -> ServiceLine:
    code, price, about = service
    surfaces = tuple(rng.sample("BLMOD", rng.randint(1, 3))) if about == "surfaces" else ()
    if surfaces:
        code = _FILLINGS[len(surfaces) - 1]
    about_it = None
    dates: tuple[ClaimDate, ...] = ()
    if about == "area":
        about_it = DentalService(areas=(rng.choice(_AREAS),))
    elif about == "crown":
        again = likely(rng, 40)
        about_it = DentalService(prosthesis="R" if again else "I", teeth=(Tooth(tooth),))
        if again:
            dates = (ClaimDate("441", Period.day(day - timedelta(days=3_000))),)
    elif about != "all":
        about_it = DentalService(teeth=(Tooth(tooth, surfaces),))
    return ServiceLine(
        procedure=Procedure(code, system="AD"),
        charge=cents(price + rng.randint(-500, 2500)),
        unit=None,
        quantity=1,
        period=Period.day(day),
        diagnosis_pointers=(1,) if known else (),
        dental=about_it,
        dates=dates,
    )
