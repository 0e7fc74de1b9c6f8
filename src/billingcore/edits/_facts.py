"""What no claim carries, and rules ask for by name: "facts.minutes".

A fact that was not given is None, and a rule that needs it is not evaluated: the caller does not
know, which is another thing than an empty answer.

>>> from datetime import date
>>> facts = Facts(minutes={1: 38}, authorizations=())
>>> sorted(facts.given)
['authorizations', 'minutes']
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias, TypeVar

import attrs
from attrs import field, frozen, validators

from ..money import exact

__all__ = ["Accumulator", "Authorization", "Eligibility", "Facts", "ProviderRecord", "fact_names"]

_V = TypeVar("_V")
_Given: TypeAlias = Iterable[_V | Mapping[str, Any]] | None


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _by_line(values: Mapping[int, int] | None) -> dict[int, int] | None:
    """Return the values by number of line; a file such as JSON has the numbers as text."""
    return None if values is None else {int(line): value for line, value in values.items()}


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _doses(
    values: Mapping[int, tuple[Decimal, Decimal]] | None,
) -> dict[int, tuple[Decimal, Decimal]] | None:
    if values is None:
        return None
    return {int(line): (exact(given), exact(left)) for line, (given, left) in values.items()}


@frozen(kw_only=True)
class ProviderRecord:
    """Tell what a registry or the payer's file knows of a provider.

    `entity_type` is 1 for a person, 2 for an organization (NPPES). `group` is whatever stands for
    the group practice: its NPI or tax number. `specialty` is the payer's code, for Medicare two
    digits. `taxonomies` are all of the provider's. An NPI counts from `active` to `deactivated`.
    """

    npi: str
    entity_type: str | None = None
    specialty: str | None = None
    group: str | None = None
    taxonomies: tuple[str, ...] = field(default=(), converter=_words)
    active: date | None = field(default=None, converter=_day)
    deactivated: date | None = field(default=None, converter=_day)

    def is_active(self, day: date) -> bool:
        """Tell whether the NPI counts on that day."""
        begun = self.active is None or self.active <= day
        return begun and (self.deactivated is None or day < self.deactivated)


@frozen(kw_only=True)
class Authorization:
    """Give a payer's leave for services: its number, procedures, days, units and how many are left.

    No procedures, days or units are no restriction. `referral` tells a referral from a prior
    authorization.
    """

    number: str
    payer: str | None = None
    procedures: tuple[str, ...] = field(default=(), converter=_words)
    first: date | None = field(default=None, converter=_day)
    last: date | None = field(default=None, converter=_day)
    units_left: Decimal | None = field(default=None, converter=exact)
    provider: str | None = None
    referral: bool = False

    def covers(self, day: date) -> bool:
        """Tell whether services of that day are meant."""
        begun = self.first is None or self.first <= day
        return begun and (self.last is None or day <= self.last)


@frozen(kw_only=True)
class Eligibility:
    """Give a stretch of days for which a payer says the patient is covered.

    `learned` is the day on which retroactive coverage became known.
    """

    payer: str | None = None
    first: date | None = field(default=None, converter=_day)
    last: date | None = field(default=None, converter=_day)
    plan: str | None = None
    learned: date | None = field(default=None, converter=_day)

    def covers(self, day: date) -> bool:
        """Tell whether the patient is covered on that day."""
        begun = self.first is None or self.first <= day
        return begun and (self.last is None or day <= self.last)


@frozen(kw_only=True)
class Accumulator:
    """Give how much of a limited benefit was used, and how much there is, from `first` to `last`.

    `measure` says in what it is counted: visits, units or dollars. No procedures are all of them.
    """

    benefit: str
    used: Decimal | None = field(default=None, converter=exact)
    limit: Decimal | None = field(default=None, converter=exact)
    measure: str | None = field(
        default=None, validator=validators.optional(validators.in_(("visits", "units", "dollars")))
    )
    procedures: tuple[str, ...] = field(default=(), converter=_words)
    first: date | None = field(default=None, converter=_day)
    last: date | None = field(default=None, converter=_day)

    def covers(self, day: date) -> bool:
        """Tell whether services of that day are counted."""
        begun = self.first is None or self.first <= day
        return begun and (self.last is None or day <= self.last)


def _records(cls: type[_V], values: Iterable[Any] | None) -> tuple[_V, ...] | None:
    """Return records, each of which a file may give as a mapping."""
    if values is None:
        return None
    return tuple(cls(**value) if isinstance(value, Mapping) else value for value in values)


def _authorizations(values: _Given[Authorization]) -> tuple[Authorization, ...] | None:
    return _records(Authorization, values)


def _eligibility(values: _Given[Eligibility]) -> tuple[Eligibility, ...] | None:
    return _records(Eligibility, values)


def _accumulators(values: _Given[Accumulator]) -> tuple[Accumulator, ...] | None:
    return _records(Accumulator, values)


def _providers(
    values: Mapping[str, ProviderRecord | Mapping[str, Any]] | None,
) -> Mapping[str, ProviderRecord] | None:
    if values is None:
        return None
    return {
        npi: ProviderRecord(**{"npi": npi, **value}) if isinstance(value, Mapping) else value
        for npi, value in values.items()
    }


@frozen(kw_only=True)
class Facts:
    """Hold what the caller knows beside the claim; None is not known.

    Lines go by their number, from 1, as on the wire (LX). A record may be given as a mapping, and
    a day as ISO text, as they come out of a file.

    `decided`: the day on which the payer decided the claim that this one corrects.
    `minutes`: minutes of direct treatment, by line; `concurrent`: how many anesthesia cases the
    anesthesiologist directed at once, by line.
    `clia_certificate`: waiver, microscopy, registration, compliance or accreditation.
    `providers`: what is known of providers, by NPI.
    `authorizations`, `eligibility`, `accumulators`: the payer's records of the patient.
    `doses`: milligrams or units given and discarded, by line, each a pair.
    `others`: what rules of other packages ask for.
    """

    decided: date | None = field(default=None, converter=_day)
    minutes: Mapping[int, int] | None = field(default=None, converter=_by_line)
    concurrent: Mapping[int, int] | None = field(default=None, converter=_by_line)
    clia_certificate: str | None = None
    providers: Mapping[str, ProviderRecord] | None = field(default=None, converter=_providers)
    authorizations: tuple[Authorization, ...] | None = field(
        default=None, converter=_authorizations
    )
    eligibility: tuple[Eligibility, ...] | None = field(default=None, converter=_eligibility)
    accumulators: tuple[Accumulator, ...] | None = field(default=None, converter=_accumulators)
    doses: Mapping[int, tuple[Decimal, Decimal]] | None = field(default=None, converter=_doses)
    others: Mapping[str, object] = field(factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, object]) -> "Facts":
        """Return the facts of a mapping by name; names that are not ours are `others`."""
        known = {name: value for name, value in values.items() if name in fact_names()}
        others = {name: value for name, value in values.items() if name not in fact_names()}
        return cls(**known, others=others)  # type: ignore[arg-type]  # by name, as the caller says

    def get(self, name: str, default: object = None) -> object:
        """Return a fact by name, or `default` where it is not known."""
        value = getattr(self, name) if name in fact_names() else self.others.get(name)
        return default if value is None else value

    @property
    def given(self) -> frozenset[str]:
        """Return the names of what is known."""
        known = {name for name in fact_names() if getattr(self, name) is not None}
        return frozenset(known | {name for name, value in self.others.items() if value is not None})


@cache
def fact_names() -> frozenset[str]:
    """Return the names of the facts that the library knows."""
    return frozenset(a.name for a in attrs.fields(Facts)) - {"others"}
