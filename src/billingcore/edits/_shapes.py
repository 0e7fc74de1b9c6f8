"""The shapes of a claim's pieces: what of them is plain, and the same in many claims.

A rule that finds fault with something of a shape can say so in its triggers, and is asked once of
each shape that comes along and not of each claim.

>>> from billingcore.testing import a_claim, a_line
>>> claim = a_claim(lines=[a_line("71046-26")])
>>> CodingShape(*coding_of(claim.lines[0]))
CodingShape(system='HC', code='71046', modifiers=('26',))
"""

from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from ..model import Claim, PartyId, Provider, Reference, ServiceLine
from ._death import day_of_death

__all__ = [
    "SHAPES",
    "AddressShape",
    "ClaimShape",
    "CodingShape",
    "DiagnosisShape",
    "Key",
    "LineShape",
    "NumberShape",
    "ProviderShape",
    "address_of",
    "claim_of",
    "coding_of",
    "diagnosis_of",
    "line_of",
    "number_of",
    "provider_of",
]


class CodingShape(NamedTuple):
    """Give the procedure of a line: without one, None and no modifiers."""

    system: str | None
    code: str | None
    modifiers: tuple[str, ...]


class LineShape(NamedTuple):
    """Give what else a line says in codes; place and facility are the line's own and the claim's.

    `diagnoses` is how many the claim has. `counts` tells whether the line states more units than
    none, `charges` whether it charges nothing or more; None is where it says neither. `has_day`
    tells whether it has days of its own.
    """

    unit: str | None
    place_of_service: str | None
    diagnosis_pointers: tuple[int, ...]
    revenue_code: str | None
    facility_code: str | None
    diagnoses: int
    counts: bool | None
    charges: bool | None
    has_day: bool


class DiagnosisShape(NamedTuple):
    """Give a diagnosis of the claim."""

    code: str | None
    qualifier: str | None
    present_on_admission: str | None


class AddressShape(NamedTuple):
    """Give the address of a provider, who stands as `ProviderShape` says, in a role.

    Who bills has one even where nothing is stated.
    """

    stands: str
    role: str | None
    line1: str | None
    line2: str | None
    city: str | None
    state: str | None
    zip_code: str | None
    country: str | None


class NumberShape(NamedTuple):
    """Give the identifier or a reference number of a provider, and what it says it is."""

    qualifier: str | None
    value: str | None


class ProviderShape(NamedTuple):
    """Give a provider, and where it stands: "billing", "pay-to", "claim" or "line".

    `qualifier` says what its identifier is. `references` are pairs: the qualifier of a reference
    number, and whether there is a number.
    """

    stands: str
    role: str | None
    qualifier: str | None
    has_number: bool
    entity: str | None
    taxonomy: str | None
    has_address: bool
    references: tuple[tuple[str | None, bool], ...]


class ClaimShape(NamedTuple):
    """Give what a claim says once.

    `control_number` is how long the patient control number is, `lines` how many there are.
    `charges` tells whether the total is nothing or more, None where there is none. `diagnoses` are
    the qualifiers, in order. `billing_taxonomy` stands beside the provider who bills. `sequence`,
    `relationship` and `filing_indicator` are of the claim's own coverage. `subscriber_sex` and
    `has_subscriber` are of a subscriber who is not the patient. `has_payer` tells of a name or
    identifier, `has_name` of the patient's last name. `has_died` tells whether a day of
    death is stated, the patient's or occurrence 55.
    """

    kind: str
    frequency: str | None
    facility_code: str | None
    has_control_number: bool
    control_number: int
    lines: int
    charges: bool | None
    diagnoses: tuple[str | None, ...]
    billing_taxonomy: str | None
    has_coverage: bool
    sequence: str | None
    relationship: str | None
    filing_indicator: str | None
    has_subscriber: bool
    subscriber_sex: str | None
    has_payer: bool
    has_billing_provider: bool
    has_patient: bool
    has_name: bool
    patient_relationship: str | None
    sex: str | None
    is_born: bool
    has_died: bool


SHAPES: dict[str, type[tuple[Any, ...]]] = {
    "claim": ClaimShape,
    "provider": ProviderShape,
    "number": NumberShape,
    "address": AddressShape,
    "line": LineShape,
    "diagnosis": DiagnosisShape,
    "coding": CodingShape,
}
"""The shapes by what they are of."""

Key: TypeAlias = tuple[Any, ...]
"""What a shape is made of, as a plain tuple: made for each piece, where a shape is made once."""

_LINE = attrgetter("unit", "place_of_service", "diagnosis_pointers", "revenue_code")
_DIAGNOSIS = attrgetter("code", "qualifier", "present_on_admission")
_ADDRESS = attrgetter("line1", "line2", "city", "state", "zip_code", "country")
_COVERAGE = attrgetter("sequence", "relationship", "filing_indicator")
_NO_ADDRESS = (None,) * 6
_NO_COVERAGE = (None, None, None)


def coding_of(line: ServiceLine) -> Key:
    """Return what the coding shape of a line is made of."""
    done = line.procedure
    return (None, None, ()) if done is None else (done.system, done.code, done.modifiers)


def line_of(line: ServiceLine, claim: Claim) -> Key:
    """Return what the shape of a line is made of."""
    quantity, charge = line.quantity, line.charge
    return (
        *_LINE(line),
        claim.facility_code,
        len(claim.diagnoses),
        quantity > 0 if quantity is not None else None,
        charge >= 0 if charge is not None else None,
        line.period is not None,
    )


diagnosis_of = _DIAGNOSIS


def claim_of(claim: Claim) -> Key:
    """Return what the shape of a claim is made of."""
    coverage, patient, billing = claim.coverage, claim.patient, claim.billing
    subscriber = coverage.subscriber if coverage is not None else None
    payer = coverage.payer if coverage is not None else None
    name = patient.name if patient is not None else None
    number, charge = claim.patient_control_number or "", claim.charge
    return (
        claim.kind,
        claim.frequency,
        claim.facility_code,
        bool(number.strip()),
        len(number),
        len(claim.lines),
        charge >= 0 if charge is not None else None,
        tuple([diagnosis.qualifier for diagnosis in claim.diagnoses]),
        billing.taxonomy if billing is not None else None,
        coverage is not None,
        *(_COVERAGE(coverage) if coverage is not None else _NO_COVERAGE),
        subscriber is not None,
        subscriber.sex if subscriber is not None else None,
        payer is not None and _is_told(payer.name, payer.id),
        billing is not None and billing.provider is not None,
        patient is not None,
        name is not None and bool((name.last or "").strip()),
        patient.relationship if patient is not None else None,
        patient.sex if patient is not None else None,
        patient is not None and patient.birth_date is not None,
        day_of_death(claim) is not None,
    )


def _is_told(name: str | None, number: PartyId | None) -> bool:
    texts = name, number.value if number is not None else None
    return any([text and not text.isspace() for text in texts])  # noqa: C419 - it is quicker


def provider_of(provider: Provider, stands: str) -> Key:
    """Return what the shape of a provider is made of."""
    number, name, references = provider.id, provider.name, provider.references
    return (
        stands,
        provider.role,
        number.qualifier if number is not None else None,
        number is not None and bool(number.value),
        name.entity if name is not None else None,
        provider.taxonomy,
        provider.address is not None,
        tuple([(one.qualifier, bool(one.value)) for one in references]) if references else (),
    )


def address_of(provider: Provider, stands: str) -> Key:
    """Return what the shape of a provider's address is made of."""
    address = provider.address
    return stands, provider.role, *(_ADDRESS(address) if address is not None else _NO_ADDRESS)


def number_of(number: PartyId | Reference) -> Key:
    """Return what the shape of an identifier or a reference number is made of."""
    return number.qualifier, number.value
