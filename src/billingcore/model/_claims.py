"""One claim made from an encounter's share: who pays, which diagnoses, which lines."""

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..money import total
from ..periods import Period
from ._splitting import Portion
from .claim import Claim
from .coding import Diagnosis
from .coverage import Coverage, OtherPayer
from .details import ClaimDate
from .parties import Patient, Provider, Subscriber
from .services import ServiceLine

if TYPE_CHECKING:
    from .encounter import Encounter, PerformedProcedure

__all__ = ["Sharing", "claim_of", "listed_codes"]

_SELF = "18"
_SEQUENCE = "PSTABCDEFGH"  # SBR01: primary, secondary, tertiary, the fourth to the eleventh
# Segment HI of the 837I holds these besides principal and others, and no claim points to them.
_ASIDE = {"admitting": 1, "reason for visit": 3, "external cause": 12}
_PRINCIPAL = {"ABF": "ABK", "BF": "BK"}
_OTHER = {principal: other for other, principal in _PRINCIPAL.items()}


@frozen(kw_only=True, weakref_slot=False)
class Sharing:
    """Give what tells one claim of an encounter from the others."""

    number: str
    first: bool
    pointers: int


def claim_of(encounter: "Encounter", portion: Portion, sharing: Sharing) -> Claim:
    """Return the claim of one portion."""
    chosen = [(index, encounter.procedures[index]) for index in portion.services]
    lead = chosen[0][1] if chosen else None
    place = (lead.place_of_service if lead else None) or encounter.facility_code
    detail = encounter.detail or Claim()
    lines = tuple(
        _line(encounter, performed, index, place, portion, sharing) for index, performed in chosen
    )
    unpriced = any(line.charge is None for line in lines)
    return evolve(
        detail,
        kind=encounter.kind,
        patient_control_number=sharing.number,
        charge=None if unpriced else total(line.charge for line in lines),
        facility_code=place,
        billing=(lead.billing if lead else None) or encounter.billing,
        coverage=_coverage(encounter),
        patient=_patient(encounter),
        diagnoses=_diagnoses(encounter, portion),
        lines=lines,
        providers=_providers(encounter, lead) + detail.providers,
        other_payers=_other_payers(encounter, detail) + detail.other_payers,
        dates=_dates(encounter, detail),
        amounts=detail.amounts if sharing.first else (),
    )


# -- what --------------------------------------------------------------------------------------


def _line(
    encounter: "Encounter",
    performed: "PerformedProcedure",
    index: int,
    place: str | None,
    portion: Portion,
    sharing: Sharing,
) -> ServiceLine:
    detail = performed.detail or ServiceLine()
    own_place = performed.place_of_service or encounter.facility_code
    by = performed.rendering
    own = () if by is None or by == encounter.rendering else (evolve(by, role="82"),)
    return evolve(
        detail,
        procedure=performed.procedure,
        charge=performed.charge,
        unit=performed.unit,
        quantity=performed.quantity,
        period=performed.period or encounter.period,
        place_of_service=None if own_place == place else own_place,
        diagnosis_pointers=tuple(
            portion.diagnoses.index(code) + 1
            for code in tuple(dict.fromkeys(performed.diagnoses))[: sharing.pointers]
        ),
        control_number=detail.control_number or str(index + 1),
        drug=performed.drug or detail.drug,
        providers=own + detail.providers,
    )


def _listed(encounter: "Encounter") -> dict[str | None, Diagnosis]:
    """The principal and other diagnoses by code, the principal first on an institutional claim."""
    found = list(encounter.diagnoses)
    if encounter.kind == "institutional":
        found = [diagnosis for diagnosis in found if diagnosis.role not in _ASIDE]
        found.sort(key=lambda diagnosis: diagnosis.role != "principal")
    by_code: dict[str | None, Diagnosis] = {}
    for diagnosis in found:
        by_code.setdefault(diagnosis.code, diagnosis)
    return by_code


def listed_codes(encounter: "Encounter") -> tuple[str | None, ...]:
    """Return the codes of the diagnoses that share a claim's room, in order, each once."""
    return tuple(_listed(encounter))


def _diagnoses(encounter: "Encounter", portion: Portion) -> tuple[Diagnosis, ...]:
    by_code = _listed(encounter)
    listed = tuple(
        _renamed(by_code[code], _OTHER if position else _PRINCIPAL)
        for position, code in enumerate(portion.diagnoses)
    )
    return listed + _set_aside(encounter)


def _set_aside(encounter: "Encounter") -> tuple[Diagnosis, ...]:
    if encounter.kind != "institutional":
        return ()
    found: list[Diagnosis] = []
    for role, most in _ASIDE.items():
        found += [diagnosis for diagnosis in encounter.diagnoses if diagnosis.role == role][:most]
    return tuple(found)


def _renamed(diagnosis: Diagnosis, names: dict[str, str]) -> Diagnosis:
    qualifier = diagnosis.qualifier
    if qualifier not in names:
        return diagnosis
    return evolve(diagnosis, qualifier=names[qualifier])


def _dates(encounter: "Encounter", detail: Claim) -> tuple[ClaimDate, ...]:
    stay: Period | None = encounter.period
    if encounter.kind != "institutional" or stay is None or detail.dated("434"):
        return detail.dates
    return (ClaimDate("434", stay), *detail.dates)


# -- who ---------------------------------------------------------------------------------------


def _providers(encounter: "Encounter", lead: "PerformedProcedure | None") -> tuple[Provider, ...]:
    roles = (
        ("DN", encounter.referring),
        ("82", encounter.rendering),
        ("77", (lead.facility if lead else None) or encounter.facility),
    )
    return tuple(evolve(provider, role=role) for role, provider in roles if provider)


def _coverage(encounter: "Encounter") -> Coverage | None:
    """The first payer's coverage; where the patient is the insured, the patient says who."""
    if not encounter.coverages:
        return None
    coverage = evolve(encounter.coverages[0], sequence="P")
    if coverage.relationship == _SELF:
        return evolve(coverage, subscriber=None)
    return evolve(coverage, relationship=None)  # the patient has it: PAT01


def _patient(encounter: "Encounter") -> Patient | None:
    patient = encounter.patient
    if patient is None or not encounter.coverages:
        return patient
    coverage = encounter.coverages[0]
    if coverage.relationship != _SELF:
        # the member number is the insured's; loop 2010CA has no place for one
        relationship = coverage.relationship or patient.relationship
        return evolve(patient, relationship=relationship, id=None)
    insured = coverage.subscriber
    number = insured.id if insured and insured.id else patient.id
    return evolve(patient, relationship=None, id=number)


def _other_payers(encounter: "Encounter", detail: Claim) -> tuple[OtherPayer, ...]:
    signed = detail.signatures
    return tuple(
        OtherPayer(
            coverage=evolve(
                coverage,
                sequence=_SEQUENCE[position] if position < len(_SEQUENCE) else "U",
                subscriber=coverage.subscriber or _as_subscriber(encounter, coverage),
            ),
            benefits_assigned=signed.benefits_assigned,
            patient_signature=signed.patient_signature,
            release_of_information=signed.release_of_information,
        )
        for position, coverage in enumerate(encounter.coverages)
        if position
    )


def _as_subscriber(encounter: "Encounter", coverage: Coverage) -> Subscriber | None:
    """The patient as insured of a further payer, without a member number: it is not known."""
    patient = encounter.patient
    if coverage.relationship != _SELF or patient is None:
        return None
    return Subscriber(name=patient.name, address=patient.address)
