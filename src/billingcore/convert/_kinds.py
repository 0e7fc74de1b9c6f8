"""Which classes can be converted: every attrs class of `model` and `findings`, by its name."""

from functools import cache
from typing import Any

import attrs

from .. import findings, model

__all__ = ["converted_fields", "kind_named", "kinds", "name_of"]

RESERVED = frozenset({"schema", "type"})
"""The root's own keys; no class has a field of these names."""


@cache
def kinds() -> dict[str, type]:
    """Return the convertible classes by name, in alphabetical order."""
    found = {}
    for module in (model, findings):
        for name in module.__all__:
            member = getattr(module, name)
            if isinstance(member, type) and attrs.has(member):
                found[name] = member
    return dict(sorted(found.items()))


def kind_named(name: str) -> type | None:
    """Return the class of this name, None where there is no such class."""
    return kinds().get(name)


def name_of(cls: type) -> str | None:
    """Return the name of a convertible class, None for any other."""
    return cls.__name__ if kinds().get(cls.__name__) is cls else None


def converted_fields(cls: type) -> tuple["attrs.Attribute[Any]", ...]:
    """Return the fields that are part of the value: given to the constructor and compared.

    Left out is what an object only remembers, such as a claim's `source` or a report's `subject`.
    """
    return tuple(field for field in attrs.fields(cls) if field.init and field.eq)
