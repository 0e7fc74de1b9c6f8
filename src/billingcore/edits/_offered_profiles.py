"""Profiles from other distributions, found through the entry point group ``billingcore.profiles``.

An entry point has the profile's name, and names a mapping or a TOML text as a profile of the
library has it, or a function that returns one. It may stand on a profile of the library (`base`).
"""

import sys
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from ._errors import InvalidConfiguration

__all__ = ["PROFILES", "offered", "offered_values"]

PROFILES = "billingcore.profiles"


def offered() -> tuple[str, ...]:
    """Return the names of the profiles that installed distributions offer."""
    return tuple(_points(tuple(sys.path)))


def offered_values(name: str) -> Mapping[str, object]:
    """Return what a profile of another distribution says.

    Raises InvalidConfiguration when two distributions offer it, or it cannot be read.
    """
    point, *others = _points(tuple(sys.path))[name]
    if others:
        owners = " and ".join(map(_owner, (point, *others)))
        raise InvalidConfiguration(f"profile {name} is offered by {owners}")
    try:
        found = point.load()
        values = found() if callable(found) else found
        if isinstance(values, str):
            values = tomllib.loads(values)
    except Exception as error:
        what = type(error).__name__
        raise InvalidConfiguration(f"profile {name} of {_owner(point)}: {what}") from error
    if not isinstance(values, Mapping):
        raise InvalidConfiguration(f"profile {name} of {_owner(point)}: not a table")
    return values


@lru_cache(maxsize=4)
def _points(_path: tuple[str, ...]) -> Mapping[str, tuple[EntryPoint, ...]]:
    """Return the entry points by name, looked for once for each path of Python."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for point in sorted(set(entry_points(group=PROFILES)), key=lambda p: (p.name, _owner(p))):
        found[point.name] = (*found.get(point.name, ()), point)
    return found


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else "an unknown distribution"
