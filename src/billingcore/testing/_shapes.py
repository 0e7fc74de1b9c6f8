"""Turn what is easy to type into what the model holds, led by the model's own annotations.

Days are ISO text, spans two days with ``..`` between them, amounts text or int; a mapping from
qualifier to value becomes a tuple of small facts; any other mapping becomes an object.

>>> from billingcore.model import Reference
>>> shaped(tuple[Reference, ...], {"F8": "ICN1"})
(Reference(qualifier='F8', value=…),)
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import date, time
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from ..identifiers import icd10cm
from ..model import (
    Adjustment,
    Amount,
    ClaimDate,
    ClaimProcedure,
    Diagnosis,
    Name,
    Note,
    Occurrence,
    PartyId,
    Procedure,
    Quantity,
    Reference,
    Remark,
    Tooth,
    ValueCode,
)
from ..periods import Period

__all__ = ["Build", "annotations", "built", "diagnoses", "shaped"]

Build = Callable[..., Any]
T = TypeVar("T")

# Small facts that are a key and a value: `{"F8": "ICN1"}` is short for a tuple of one.
_KEYED: tuple[type, ...] = (
    Reference,
    ClaimDate,
    Amount,
    Quantity,
    Note,
    ValueCode,
    Occurrence,
    Tooth,
)


@cache
def annotations(cls: Hashable) -> dict[str, Any]:
    """Return the types of an attrs class's fields that a constructor takes."""
    hints = get_type_hints(cls)
    fields = attrs.fields(cls)  # type: ignore[arg-type]  # any attrs class is welcome
    return {field.name: hints[field.name] for field in fields if field.init}


def built(
    cls: type[T],
    values: Mapping[str, object],
    builders: Mapping[type, Build] | None = None,
) -> T:
    """Return an object of `cls` from easily typed values; `builders` fill in nested mappings."""
    model: type = cls
    types = annotations(model)
    unknown = sorted(set(values) - set(types))
    if unknown:
        raise TypeError(f"{cls.__name__} has no {', '.join(unknown)}")
    return cls(**{name: shaped(types[name], value, builders) for name, value in values.items()})


def shaped(hint: object, value: object, builders: Mapping[type, Build] | None = None) -> Any:  # noqa: ANN401  # the annotation says what it is
    """Return `value` as the annotation `hint` wants it; what fits already stays as it is."""
    if value is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        options = [option for option in get_args(hint) if option is not NoneType]
        if any(isinstance(value, option) for option in options if isinstance(option, type)):
            return value
        return shaped(options[0], value, builders)
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0], value, builders)
    return _one(hint, value, builders)


def _several(item: object, value: object, builders: Mapping[type, Build] | None) -> tuple[Any, ...]:
    if item is Diagnosis and not isinstance(value, Mapping):
        return diagnoses(value)
    if isinstance(value, Mapping):
        if item is Adjustment:
            return tuple(_adjustment(key, amount) for key, amount in value.items())
        if item in _KEYED:
            first, second = list(annotations(item))[:2]
            return tuple(
                built(item, {first: key, second: entry}, builders) for key, entry in value.items()
            )
    entries = value if isinstance(value, tuple | list) else (value,)
    return tuple(shaped(item, entry, builders) for entry in entries)


def _one(hint: object, value: object, builders: Mapping[type, Build] | None) -> object:
    if isinstance(value, str) and hint in _FROM_TEXT:
        return _FROM_TEXT[hint](value)
    if hint is Period and isinstance(value, date):
        return Period.day(value)
    if hint is Decimal and isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Mapping) and isinstance(hint, type) and attrs.has(hint):
        build = (builders or {}).get(hint)
        values = {str(key): entry for key, entry in value.items()}
        return build(**values) if build else built(hint, values, builders)
    return value


def diagnoses(value: object) -> tuple[Any, ...]:
    """Return diagnoses from codes with or without dots; the first is principal, all others other.

    A blank and a letter behind the code say whether it was present on admission: "E11.9 Y".
    """
    several = value if isinstance(value, tuple | list) else (value,)
    found = []
    for i, entry in enumerate(several):
        if isinstance(entry, str):
            code, _, present = entry.partition(" ")
            entry = Diagnosis(
                icd10cm.compact(code),
                qualifier="ABF" if i else "ABK",
                present_on_admission=present or None,
            )
        elif isinstance(entry, Mapping):
            entry = Diagnosis(**{"qualifier": "ABF" if i else "ABK", **entry})
        found.append(entry)
    return tuple(found)


def _adjustment(key: object, amount: object) -> Adjustment:
    group, _, reason = str(key).partition("-")
    return built(Adjustment, {"group": group, "reason": reason, "amount": amount})


def _period(text: str) -> Period:
    start, _, end = text.partition("..")
    return Period(date.fromisoformat(start), date.fromisoformat(end or start))


def _procedure(text: str) -> Procedure:
    code, *modifiers = text.split("-")
    dental = len(code) == 5 and code[0] == "D"
    return Procedure(code, modifiers=tuple(modifiers), system="AD" if dental else "HC")


def _claim_procedure(text: str) -> ClaimProcedure:
    return ClaimProcedure(text, qualifier="BBR")


def _person(text: str) -> Name:
    last, comma, first = text.partition(", ")
    return Name.person(last, first) if comma else Name.organization(text)


_FROM_TEXT: dict[Any, Callable[[str], Any]] = {
    Period: _period,
    date: date.fromisoformat,
    time: time.fromisoformat,
    Decimal: Decimal,
    Procedure: _procedure,
    ClaimProcedure: _claim_procedure,
    Name: _person,
    PartyId: lambda text: PartyId("XX", text),
    Diagnosis: lambda text: diagnoses(text)[0],
    Occurrence: Occurrence,
    Remark: lambda text: Remark("HE", text),
}
