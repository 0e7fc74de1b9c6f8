"""Triggers spare calls and hide nothing: with something odd anywhere, rules find as much without.

Claims of the generator get a few values that one rule or another minds.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

import pytest
from attrs import evolve

from billingcore.codes import ReferenceSet
from billingcore.edits import Engine, Triggers, catalogue
from billingcore.model import (
    Address,
    Billing,
    Claim,
    ClaimDate,
    Coverage,
    Diagnosis,
    Name,
    PartyId,
    Patient,
    Payer,
    Procedure,
    Provider,
    Reference,
    ServiceLine,
    Subscriber,
)
from billingcore.periods import Period
from billingcore.testing.generator import claims

TODAY = date(2026, 12, 31)
REFERENCE = ReferenceSet.default()
ENGINE = Engine(catalogue(), plugins=False)
UNSPARED = Engine(
    [evolve(rule, triggers=Triggers(), only_with=None) for rule in catalogue()], plugins=False
)
T = TypeVar("T")
Change = Callable[[Random, Any], Any]

_NUMBERS = (None, "", "1234567893", "1234567890", "12 34567893", "123456789", "000000000", " ")
_CODES = (
    *("99213", "96372", "71046", "00100", "97110", "80053", "G0463", "J1885", "D0120", "E0601"),
    *("99213 ", "g0463", "9921", "1036F", "²²²²²", "XXXXX", "A0428", "99291", "26055", "", None),
)
_MODIFIERS = (
    *((), ("25",), ("26",), ("26", "TC"), ("59", "XS"), ("50", "LT"), ("RT", "59", "26")),
    *(("25", "25"), ("26", "59", "RT", "LT", "GA"), ("t1",), ("", "1"), ("T1",), ("E1", "FA")),
    *(("GN",), ("AA",), ("95",), ("LT",), ("57",), ("80", "62"), ("JW", "JZ"), ("GY", "GZ")),
)
_DIAGNOSES = (
    *("E119", "E11.9", "I10", "I509", "J449", "S93401A", "T360X5A", "V9300XA", "Z3A20", "O80"),
    *("e119", "E1", "ZZZ", "R69", "B90", "I252", "S93409A", "", None, "250.00", "Z0000", "M8000X"),
)
_DAYS = (
    *(None, date(1870, 1, 1), date(2010, 3, 1), date(2015, 9, 30), date(2026, 1, 18)),
    *(date(2026, 6, 1), date(2027, 2, 1), date(2030, 1, 1)),
)


def _span(random: Random, _: object) -> Period | None:
    start, end = random.choice(_DAYS), random.choice(_DAYS)
    return Period(start, end or start) if start else None


def _one_of(*values: object) -> Change:
    return lambda random, _: random.choice(values)


def _address(random: Random, before: Address | None) -> Address | None:
    return _changed(random, before or Address(), ADDRESS)


def _parts(make: Callable[[Random, T], T], new: Callable[[], T]) -> Change:
    """Return what changes one of several, adds one, or takes one away."""

    def change(random: Random, before: tuple[T, ...]) -> tuple[T, ...]:
        several, way = list(before), random.random()
        if way < 0.2 or not several:
            several.insert(random.randint(0, len(several)), make(random, new()))
        elif way < 0.3:
            del several[random.randrange(len(several))]
        else:
            i = random.randrange(len(several))
            several[i] = make(random, several[i])
        return tuple(several)

    return change


def _changed(random: Random, thing: T, ways: dict[str, Change]) -> T:
    name = random.choice(sorted(ways))
    return evolve(thing, **{name: ways[name](random, getattr(thing, name))})  # type: ignore[misc]


def _whole(ways: dict[str, Change], new: Callable[[], Any]) -> Change:
    """Return what changes a part, or leaves it out now and then."""

    def change(random: Random, before: object) -> object:
        return None if random.random() < 0.1 else _changed(random, before or new(), ways)

    return change


ADDRESS: dict[str, Change] = {
    "line1": _one_of(None, "12 ELM STREET", "PO BOX 12", "LOCK BOX 7"),
    "line2": _one_of(None, "P.O. DRAWER 9", "SUITE 4"),
    "city": _one_of(None, "", "SPRINGFIELD"),
    "state": _one_of(None, "IL", "ZZ"),
    "zip_code": _one_of(None, "62701", "627010000", "6270100000", "A1A1A1"),
    "country": _one_of(None, "US", "CA", "MX"),
}
NAME: dict[str, Change] = {
    "entity": _one_of("1", "2", "3", None),
    "last": _one_of(None, "", " ", "DOE"),
    "first": _one_of(None, "", "JAN"),
}
NUMBER: dict[str, Change] = {
    "qualifier": _one_of("XX", "24", "34", "MI", None),
    "value": _one_of(*_NUMBERS),
}
REFERENCE_NUMBER: dict[str, Change] = {
    "qualifier": _one_of("EI", "SY", "G1", "9F", "X4", "F4", "G2", "F8", "EW", None),
    "value": _one_of(*_NUMBERS, "05D0668006", "12-3456789", "NONE"),
}
REFERENCES = _parts(lambda random, one: _changed(random, one, REFERENCE_NUMBER), Reference)
PROVIDER: dict[str, Change] = {
    "role": _one_of("82", "DN", "DK", "DQ", "77", "P3", "71", "72", "ZZ", None),
    "name": _whole(NAME, Name),
    "id": _whole(NUMBER, PartyId),
    "taxonomy": _one_of(None, "", "207Q00000X", "207q00000x", "2070", "261QA1903X"),
    "address": _address,
    "references": REFERENCES,
}
PROVIDERS = _parts(lambda random, one: _changed(random, one, PROVIDER), Provider)
PERSON: dict[str, Change] = {
    "name": _whole(NAME, Name),
    "birth_date": _one_of(*_DAYS),
    "sex": _one_of("F", "M", "U", "X", "", None),
    "address": _address,
}
PATIENT: dict[str, Change] = {
    **PERSON,
    "relationship": _one_of(None, "18", "19", "01"),
    "death_date": _one_of(*_DAYS),
}
PAYER: dict[str, Change] = {"name": _one_of(None, " ", "PLAN"), "id": _whole(NUMBER, PartyId)}
COVERAGE: dict[str, Change] = {
    "sequence": _one_of("P", "S", "T", "U", None),
    "relationship": _one_of("18", "19", None),
    "filing_indicator": _one_of("MB", "MA", "MC", "CI", "BL", "16", None),
    "subscriber": _whole(PERSON, Subscriber),
    "payer": _whole(PAYER, Payer),
}
PROCEDURE: dict[str, Change] = {
    "code": _one_of(*_CODES),
    "modifiers": _one_of(*_MODIFIERS),
    "system": _one_of("HC", "AD", "N4", "ER", None),
    "description": _one_of(None, "SOMETHING"),
}
LINE: dict[str, Change] = {
    "procedure": _whole(PROCEDURE, Procedure),
    "charge": _one_of(None, Decimal(0), Decimal("-1"), Decimal("0.01"), Decimal(100)),
    "unit": _one_of("UN", "MJ", "DA", "XX", None),
    "quantity": _one_of(None, Decimal(0), Decimal("-1"), Decimal("1.5"), Decimal(3), Decimal(900)),
    "period": _span,
    "place_of_service": _one_of(None, "", "11", "21", "22", "24", "99", "05", "XX"),
    "diagnosis_pointers": _one_of((), (1,), (0,), (9,), (1, 1), (2, 1), (1, 2, 3, 4, 5)),
    "revenue_code": _one_of(None, "0001", "0450", "9999"),
    "providers": PROVIDERS,
    "references": REFERENCES,
}
DIAGNOSIS: dict[str, Change] = {
    "code": _one_of(*_DIAGNOSES),
    "qualifier": _one_of("ABK", "ABF", "BK", "BF", "ABJ", "APR", "ABN", None),
    "present_on_admission": _one_of(None, "Y", "N", "1", "?"),
}
BILLING: dict[str, Change] = {
    "provider": _whole(PROVIDER, Provider),
    "taxonomy": PROVIDER["taxonomy"],
    "pay_to": _whole(PROVIDER, Provider),
}
DATE: dict[str, Change] = {"qualifier": _one_of("434", "435", "472"), "period": _span}
CLAIM: dict[str, Change] = {
    "dates": _parts(lambda random, one: _changed(random, one, DATE), ClaimDate),
    "patient_control_number": _one_of(None, " ", "A1", "A" * 20, "A" * 30, "A" * 50, " " * 25),
    "charge": _one_of(None, Decimal(0), Decimal("-1"), Decimal(100)),
    "facility_code": _one_of(None, "", "11", "21", "24", "99", "XX", "0111", "0131", "0811"),
    "frequency": _one_of("1", "7", "8", "0", "9", None),
    "billing": _whole(BILLING, Billing),
    "coverage": _whole(COVERAGE, Coverage),
    "patient": _whole(PATIENT, Patient),
    "references": REFERENCES,
    "providers": PROVIDERS,
    "lines": _parts(lambda random, one: _changed(random, one, LINE), ServiceLine),
    "diagnoses": _parts(lambda random, one: _changed(random, one, DIAGNOSIS), Diagnosis),
}
_OFTEN = ("lines", "lines", "lines", "diagnoses", "diagnoses", "providers", "billing")


def odd_claims(seed: int, count: int, kind: str) -> Iterator[Claim]:
    """Yield invented claims with a few values that rules may mind."""
    random = Random(seed)
    for claim in claims(seed, count, kind=kind):
        odd = claim
        for _ in range(random.randint(1, 4)):
            name = random.choice([*sorted(CLAIM), *_OFTEN])
            odd = evolve(odd, **{name: CLAIM[name](random, getattr(odd, name))})
        yield odd


def found(engine: Engine, some: list[Claim]) -> list[list[str]]:
    reports = engine.check_many(some, reference=REFERENCE, as_of=TODAY, history=())
    return [[f"{one.rule} {one.path} {one.message}" for one in report] for report in reports]


@pytest.mark.parametrize("kind", ["professional", "institutional", "dental"])
def test_rules_find_as_much_without_their_triggers(kind: str) -> None:
    some = list(odd_claims(7, 2_000, kind))

    spared, unspared = found(ENGINE, some), found(UNSPARED, some)

    assert spared == unspared
    assert len({line.partition(" ")[0] for lines in spared for line in lines}) > 60


def test_what_was_judged_before_does_not_matter() -> None:
    some = list(odd_claims(8, 60, "professional"))

    alone = [found(Engine(catalogue(), plugins=False), [one])[0] for one in some]

    assert found(ENGINE, some) == alone
