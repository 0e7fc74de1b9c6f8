"""Invented people, providers and plans, each with good values."""

from collections.abc import Mapping

from attrs import evolve

from ..model import (
    Address,
    Billing,
    Coverage,
    Diagnosis,
    OtherPayer,
    PartyId,
    Patient,
    Payer,
    Provider,
    Subscriber,
)
from ._shapes import Build, built, diagnoses

__all__ = [
    "PEOPLE",
    "a_billing",
    "a_coverage",
    "a_diagnosis",
    "a_patient",
    "a_payer",
    "a_provider",
    "a_subscriber",
    "an_address",
    "an_other_payer",
]

_ORGANIZATIONS = {"85": "1234567893", "87": "1234567893", "77": "1777777776"}
_PERSONS = {"82": "1555555550", "DN": "1666666668", "DQ": "1888888884"}


def an_address(**changes: object) -> Address:
    """Return a street address with a nine-digit ZIP Code."""
    values: dict[str, object] = {
        "line1": "100 MAIN STREET",
        "city": "SPRINGFIELD",
        "state": "IL",
        "zip_code": "627010001",
    }
    return built(Address, {**values, **changes}, PEOPLE)


def a_diagnosis(code: str | None = "E11.9", **changes: object) -> Diagnosis:
    """Return a diagnosis, the principal one unless a qualifier says otherwise."""
    values: dict[str, object] = {"qualifier": "ABK", **changes}
    found: Diagnosis = diagnoses(({"code": None, **values},))[0]
    return evolve(found, code=diagnoses(code)[0].code if code else code)


def a_provider(role: str = "82", **changes: object) -> Provider:
    """Return a provider in a role: billing ones and places are organizations, others persons."""
    values: dict[str, object] = {"role": role}
    if role in _ORGANIZATIONS:
        values |= {"name": "SUNRISE CLINIC", "id": _ORGANIZATIONS[role], "address": {}}
    else:
        values |= {"name": "RIVERS, ALEX", "id": _PERSONS.get(role, "1333333338")}
    if role == "85":
        values |= {"references": {"EI": "123456789"}}
    if role == "82":
        values |= {"taxonomy": "207Q00000X"}
    return built(Provider, {**values, **changes}, PEOPLE)


def a_billing(**changes: object) -> Billing:
    """Return an organization that bills under its own NPI and employer number."""
    provider = changes.pop("provider", {})
    if isinstance(provider, Mapping):
        provider = a_provider(**{"role": "85", **provider})
    values: dict[str, object] = {"provider": provider, "taxonomy": "261QP2300X"}
    return built(Billing, {**values, **changes}, PEOPLE)


def a_patient(**changes: object) -> Patient:
    """Return a woman of 45 years who is her own subscriber."""
    values: dict[str, object] = {
        "name": "DOE, JANE",
        "id": {"qualifier": "MI", "value": "W000000001"},
        "address": {"line1": "7 ELM STREET", "zip_code": "62704"},
        "birth_date": "1980-05-17",
        "sex": "F",
    }
    return built(Patient, {**values, **_identified(changes, "MI")}, PEOPLE)


def a_subscriber(**changes: object) -> Subscriber:
    """Return an insured person who is not the patient."""
    values: dict[str, object] = {
        "name": "DOE, JOHN",
        "id": {"qualifier": "MI", "value": "W000000001"},
        "address": {"line1": "7 ELM STREET", "zip_code": "62704"},
        "birth_date": "1979-01-09",
        "sex": "M",
    }
    return built(Subscriber, {**values, **_identified(changes, "MI")}, PEOPLE)


def a_payer(**changes: object) -> Payer:
    """Return a commercial health plan."""
    values: dict[str, object] = {
        "name": "EXAMPLE HEALTH",
        "id": {"qualifier": "PI", "value": "99999"},
    }
    return built(Payer, {**values, **_identified(changes, "PI")}, PEOPLE)


def a_coverage(**changes: object) -> Coverage:
    """Return primary commercial coverage; with a `subscriber` the patient is that one's child."""
    other = changes.get("subscriber") is not None
    values: dict[str, object] = {
        "sequence": "P",
        "relationship": None if other else "18",
        "filing_indicator": "CI",
        "payer": {},
    }
    return built(Coverage, {**values, **changes}, PEOPLE)


def an_other_payer(**changes: object) -> OtherPayer:
    """Return another coverage, primary to the claim's own, held by the patient."""
    coverage: dict[str, object] = {
        "relationship": "18",
        "payer": {"name": "OTHER HEALTH", "id": {"qualifier": "PI", "value": "88888"}},
        # Of who is insured elsewhere, a claim tells neither birth date nor sex.
        "subscriber": {
            "id": {"qualifier": "MI", "value": "X000000002"},
            "birth_date": None,
            "sex": None,
        },
    }
    given = changes.pop("coverage", {})
    values: dict[str, object] = {
        "coverage": a_coverage(**{**coverage, **given}) if isinstance(given, Mapping) else given,
        "benefits_assigned": "Y",
        "release_of_information": "Y",
    }
    return built(OtherPayer, {**values, **changes}, PEOPLE)


def _identified(changes: dict[str, object], qualifier: str) -> dict[str, object]:
    given = changes.get("id")
    return {**changes, "id": PartyId(qualifier, given)} if isinstance(given, str) else changes


PEOPLE: dict[type, Build] = {
    Address: an_address,
    Billing: a_billing,
    Coverage: a_coverage,
    OtherPayer: an_other_payer,
    Patient: a_patient,
    Payer: a_payer,
    Provider: a_provider,
    Subscriber: a_subscriber,
}
