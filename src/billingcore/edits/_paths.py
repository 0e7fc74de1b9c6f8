"""Paths below an object: ``lines[2].procedure.modifiers[0]``; find, read and change by them.

>>> from billingcore.model import Claim, ServiceLine
>>> claim = Claim(lines=(ServiceLine(), ServiceLine(charge="5")))
>>> path_of(claim, claim.lines[1])
'lines[1]'
>>> value_at(changed(claim, "lines[1].charge", None), "lines[1].charge") is None
True
"""

import re
from functools import cache
from typing import Any, TypeVar

import attrs

__all__ = ["changed", "join", "natural", "path_of", "steps", "value_at"]

_T = TypeVar("_T")
_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d+)\]")
_NUMBER = re.compile(r"(\d+)")


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls) if field.init)


def join(path: str, below: str) -> str:
    """Return the path of `below` under `path`."""
    if not path or not below:
        return path or below
    return path + below if below.startswith("[") else f"{path}.{below}"


def path_of(root: object, target: object, path: str = "") -> str | None:
    """Return where the very object `target` first stands in `root`, or None."""
    if root is target:
        return path
    if isinstance(root, tuple):
        items = ((f"{path}[{i}]", item) for i, item in enumerate(root))
    elif attrs.has(cls := _class(root)):
        items = ((join(path, name), getattr(root, name)) for name in _names(cls))
    else:
        return None
    for where, item in items:
        if item is not None:
            found = path_of(item, target, where)
            if found is not None:
                return found
    return None


def steps(path: str) -> tuple[str | int, ...]:
    """Return a path's names and indices; one that cannot be read is a LookupError."""
    found: list[str | int] = []
    position = 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None:
            raise LookupError(f"no path: {path}")
        found.append(match[1] if match[1] else int(match[2]))
        position = match.end()
    return tuple(found)


def value_at(root: object, path: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what stands at `path`; a name or index that is not there is a LookupError."""
    value = root
    for step in steps(path):
        value = _below(value, step, path)
    return value


def _below(value: object, step: str | int, path: str) -> object:
    if isinstance(step, int):
        if isinstance(value, tuple) and step < len(value):
            item: object = value[step]
            return item
    elif _has(value, step):
        found: object = getattr(value, step)
        return found
    raise LookupError(f"nothing stands at {path}")


def _class(value: object) -> Any:  # noqa: ANN401 - a class of the model, hashable and all
    return type(value)


def _has(value: object, name: str) -> bool:
    cls = _class(value)
    return attrs.has(cls) and name in _names(cls)


def changed(root: _T, path: str, value: object) -> _T:
    """Return a copy of `root` with `value` at `path`; one index past the end appends."""
    made: _T = _changed(root, steps(path), value, path)
    return made


def _changed(root: Any, way: tuple[str | int, ...], value: object, path: str) -> Any:  # noqa: ANN401 - any value below a model object
    if not way:
        return value
    step, rest = way[0], way[1:]
    if isinstance(step, int):
        if isinstance(root, tuple) and step == len(root) and not rest:
            return (*root, value)
        new = _changed(_below(root, step, path), rest, value, path)
        return (*root[:step], new, *root[step + 1 :])
    new = _changed(_below(root, step, path), rest, value, path)
    return attrs.evolve(root, **{step: new})


def natural(path: str) -> tuple[tuple[int, str] | tuple[int, str, int], ...]:
    """Return a sorting key that puts ``lines[2]`` before ``lines[10]``."""
    parts = _NUMBER.split(path)
    return tuple((int(p), "") if i % 2 else (-1, p) for i, p in enumerate(parts))
