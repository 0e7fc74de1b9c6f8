"""Clean claims of the three kinds, and their lines."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from ..model import Claim, Procedure, ServiceLine, Signatures
from ..periods import Period
from ._people import PEOPLE
from ._shapes import Build, built, diagnoses, shaped

__all__ = [
    "DAY",
    "a_claim",
    "a_line",
    "dental_claim",
    "inpatient_claim",
    "institutional_claim",
    "procedure_from",
    "usual_charge",
]

DAY = date(2026, 3, 2)
"""The day of service of everything built here, unless another is given."""

_CHARGES: dict[str | None, str] = {
    "99213": "135.00",
    "93000": "65.00",
    "D0120": "52.00",
    "D2391": "190.00",
}


def procedure_from(value: object) -> Procedure | None:
    """Return the procedure that "99213-25" speaks of."""
    found: Procedure | None = shaped(Procedure | None, value)
    return found


def usual_charge(procedure: Procedure | None) -> str:
    """Return what the invented clinic charges."""
    return _CHARGES.get(procedure.code if procedure else None, "100.00")


def a_line(
    procedure: object = "99213", *, day: date | str | Period | None = DAY, **changes: object
) -> ServiceLine:
    """Return a professional or dental service line of one unit that points at the diagnosis."""
    found = procedure_from(procedure)
    dental = found is not None and found.system == "AD"
    values: dict[str, object] = {
        "procedure": found,
        "charge": usual_charge(found),
        "quantity": 1,
        "unit": None if dental else "UN",
        "period": day,
        "diagnosis_pointers": () if dental else (1,),
    }
    return built(ServiceLine, {**values, **changes}, PEOPLE)


def _facility_line(
    procedure: object = "99213", *, day: date | str | Period | None = DAY, **changes: object
) -> ServiceLine:
    values = {"revenue_code": "0510", "diagnosis_pointers": (), **changes}
    return a_line(procedure, day=day, **values)


def _bed_line(
    procedure: object = None, *, day: date | str | Period | None = None, **changes: object
) -> ServiceLine:
    values = {"revenue_code": "0120", "unit": "DA", "quantity": 3, "charge": "3600.00", **changes}
    return a_line(procedure, day=day, diagnosis_pointers=(), **values)


def a_claim(*, day: date | str = DAY, **changes: object) -> Claim:
    """Return a professional claim of two lines; the charge is the lines' sum unless given."""
    values: dict[str, object] = {
        "patient_control_number": "A1",
        "facility_code": "11",
        "billing": {},
        "coverage": {},
        "patient": {},
        "providers": [{"role": "82"}],
        "diagnoses": ("E11.9", "I10"),
    }
    carried = diagnoses(changes.get("diagnoses", values["diagnoses"]))
    second = {"procedure": "93000", "diagnosis_pointers": (min(2, len(carried)) or 1,)}
    values["lines"] = ({"procedure": "99213-25"}, second)
    return _claim(values, changes, a_line, day)


def dental_claim(*, day: date | str = DAY, **changes: object) -> Claim:
    """Return a dental claim: an examination, and a filling of one surface."""
    filling = {"procedure": "D2391", "dental": {"teeth": {"3": ("O",)}}}
    values: dict[str, object] = {
        "kind": "dental",
        "patient_control_number": "D1",
        "facility_code": "11",
        "billing": {"taxonomy": "261QD0000X"},
        "coverage": {},
        "patient": {},
        "providers": [{"role": "82", "taxonomy": "1223G0001X"}],
        "lines": ({"procedure": "D0120"}, filling),
    }
    return _claim(values, changes, a_line, day)


def institutional_claim(*, day: date | str = DAY, **changes: object) -> Claim:
    """Return an outpatient hospital claim (type of bill 131) of two lines."""
    period = shaped(Period, day)
    values: dict[str, object] = {
        "kind": "institutional",
        "patient_control_number": "I1",
        "facility_code": "13",
        "billing": {"taxonomy": "282N00000X"},
        "coverage": {},
        "patient": {},
        "providers": [{"role": "71"}],
        "diagnoses": ("E11.9", "I10"),
        "dates": {"434": period},
        "institutional": {
            "admission_type": "3",
            "point_of_origin": "1",
            "discharge_status": "01",
        },
        "lines": ("99213-25", {"procedure": "93005", "revenue_code": "0730"}),
    }
    return _claim(values, changes, _facility_line, day)


def inpatient_claim(*, day: date | str = DAY, **changes: object) -> Claim:
    """Return an inpatient claim (type of bill 111) of a stay of three days."""
    first = shaped(Period, day).start
    last = date.fromordinal(first.toordinal() + 3)
    values: dict[str, object] = {
        "kind": "institutional",
        "patient_control_number": "I2",
        "facility_code": "11",
        "billing": {"taxonomy": "282N00000X"},
        "coverage": {},
        "patient": {},
        "providers": [{"role": "71"}],
        "diagnoses": ("J18.9 Y", "E11.9 Y", {"code": "R0602", "qualifier": "ABJ"}),
        "dates": [
            {"qualifier": "434", "period": Period(first, last)},
            {"qualifier": "435", "period": first, "at": "10:15"},
            {"qualifier": "096", "at": "14:00"},
        ],
        "institutional": {
            "admission_type": "1",
            "point_of_origin": "1",
            "discharge_status": "01",
            "value_codes": {"80": 3},
        },
        "lines": ({}, {"revenue_code": "0250", "unit": "UN", "quantity": 1, "charge": "400.00"}),
    }
    return _claim(values, changes, _bed_line, None)


def _claim(
    values: dict[str, object], changes: dict[str, object], line: Build, day: date | str | None
) -> Claim:
    def dated(*said: object, **more: object) -> ServiceLine:
        found: ServiceLine = line(*said, **({"day": day, **more} if day is not None else more))
        return found

    lines = changes.get("lines", values["lines"])
    several = lines if isinstance(lines, tuple | list) else (lines,)
    changes["lines"] = tuple(dated(entry) if isinstance(entry, str) else entry for entry in several)
    values = {**values, **changes}
    if values.get("kind") == "institutional":
        values["signatures"] = _hospital_signatures(values.get("signatures", {}))
    coverage, patient = values["coverage"], values["patient"]
    if _of_another(coverage) and isinstance(patient, Mapping):
        # Who is not insured has no number of their own, but a relationship.
        values["patient"] = {"id": None, "relationship": "19", **patient}
    claim = built(Claim, values, {**PEOPLE, ServiceLine: dated})
    return claim if "charge" in changes else evolve(claim, charge=claim.line_total)


def _of_another(coverage: object) -> bool:
    held = coverage.get("subscriber") if isinstance(coverage, Mapping) else coverage
    return getattr(held, "subscriber", held) is not None


def _hospital_signatures(given: object) -> object:
    # An institutional claim has no place for the provider's signature.
    if not isinstance(given, Mapping):
        return given
    return built(Signatures, {"provider_signature": None, **given}, PEOPLE)
