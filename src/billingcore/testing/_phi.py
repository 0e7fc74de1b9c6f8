"""What must never be shown: the words in an object that tell who somebody is."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from ..model import Address, Name, NamedParty, Note, PartyId, Patient, Subscriber

__all__ = ["CANARY", "marked", "personal"]

CANARY = "CANARY"
_DAY = date(1907, 7, 19)
_NAME = Name.person(f"{CANARY}LAST", f"{CANARY}FIRST")
_ADDRESS = Address(line1=f"{CANARY} STREET", city=f"{CANARY}TOWN", zip_code="629990000")


def personal(root: object) -> frozenset[str]:
    """Return names, birth dates, member numbers, addresses and free text in an object."""
    return frozenset(word for word in _personal(root) if len(word) > 2)


def _personal(root: object) -> Iterator[str]:
    if isinstance(root, tuple):
        for item in root:
            yield from _personal(item)
    elif attrs.has(cls := type(root)):
        if isinstance(root, Patient | Subscriber | NamedParty):
            yield from _of_person(root)
        if isinstance(root, Note) and root.text:
            yield root.text
        for field in attrs.fields(cls):
            if field.init:
                yield from _personal(getattr(root, field.name))


def _of_person(person: Patient | Subscriber | NamedParty) -> Iterator[str]:
    if isinstance(person.id, PartyId) and person.id.value:
        yield person.id.value
    if isinstance(person.name, Name):
        parts = (person.name.last, person.name.first, person.name.middle)
        yield from (part for part in parts if part)
    if isinstance(person, NamedParty):
        return
    days = [person.birth_date, person.death_date if isinstance(person, Patient) else None]
    for day in days:
        if day is not None:
            yield from (day.isoformat(), f"{day:%Y%m%d}", repr(day))
    if isinstance(person.address, Address):
        yield from (text for text in (person.address.line1, person.address.city) if text)


def marked(root: Any) -> Any:  # noqa: ANN401 - any object of the model
    """Return a copy of an object in which every person has the canary's name, day and number."""
    if isinstance(root, tuple):
        return tuple(marked(item) for item in root)
    cls = type(root)
    if not attrs.has(cls):
        return root
    changes = {
        field.alias: marked(getattr(root, field.name))
        for field in attrs.fields(cls)
        if field.init and _has_parts(getattr(root, field.name))
    }
    if isinstance(root, Patient | Subscriber):
        changes |= {"name": _NAME, "address": _ADDRESS, "birth_date": _DAY}
        changes |= {"id": PartyId("MI", f"{CANARY}0001")}
    elif isinstance(root, NamedParty):
        changes |= {"name": _NAME, "id": PartyId("MI", f"{CANARY}0001")}
    return attrs.evolve(root, **changes)


def _has_parts(value: object) -> bool:
    return isinstance(value, tuple) or attrs.has(type(value))
