"""Objects to plain data and back, with what went wrong told by place and type."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

from cattrs import BaseValidationError, transform_error
from cattrs.errors import ForbiddenExtraKeysError

from ._converter import Kind, converter, is_optional, option, parts
from ._errors import ConversionError, Mismatch, Problem
from ._kinds import converted_fields, kind_named, name_of
from ._upgrade import SCHEMA, upgrade

__all__ = ["from_data", "to_data"]

_T = TypeVar("_T")
_looks_like_a_field = re.compile(r"[a-z][a-z0-9_]{0,39}").fullmatch


def to_data(obj: object) -> dict[str, object]:
    """Return `obj` as dicts, lists, text, whole numbers and booleans, nothing else.

    Fields that hold their default are left out. An object that holds something of another type
    than its class says cannot be read back, and raises `ConversionError`.
    """
    cls = type(obj)
    name = name_of(cls)
    if name is None:
        raise ConversionError(Problem("", f"{cls.__name__} is not a class of the model"))
    problems: tuple[Problem, ...] = ()
    try:
        return {"schema": SCHEMA, "type": name, **converter().unstructure(obj)}
    except Mismatch as error:
        problems = tuple(_unwritable(obj, cls, "")) or (Problem("", str(error)),)
    raise ConversionError(*problems)  # out here, so that no other exception hangs on it


@overload
def from_data(data: Mapping[str, object]) -> object: ...
@overload
def from_data(data: Mapping[str, object], cls: type[_T]) -> _T: ...
def from_data(data: Mapping[str, object], cls: type[_T] | None = None) -> object:
    """Return the object that `data` describes, whatever version of the schema wrote it.

    With `cls`, data of another type is an error. So is everything that is not understood: an
    unknown key, a value of another type, a float.
    """
    today = upgrade(data)
    del today["schema"]
    name = today.pop("type", None)
    if type(name) is not str:
        raise ConversionError(Problem("type", "is missing" if name is None else "expected text"))
    kind = kind_named(name)
    if kind is None:
        raise ConversionError(Problem("type", "is not a class of the model"))
    if cls is not None and kind is not cls:
        raise ConversionError(Problem("type", f"expected {cls.__name__}, found {name}"))
    problems: tuple[Problem, ...] = ()
    try:
        return converter().structure(today, kind)
    except (Mismatch, BaseValidationError) as error:
        problems = _unreadable(error)
    raise ConversionError(*problems)


def _unreadable(error: Exception) -> tuple[Problem, ...]:
    lines = transform_error(error, path="", format_exception=_sentence)
    problems = []
    for line in lines:
        what, _, path = line.rpartition(" @ ")
        problems.append(Problem(path.removeprefix("."), what))
    return tuple(problems)


def _sentence(error: BaseException, _: type | None) -> str:
    """Say what is wrong without any value: cattrs' own words may hold one."""
    if isinstance(error, Mismatch):
        return str(error)
    if isinstance(error, KeyError):
        return "is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        # a key is shown only when it could be a field: it may as well be somebody's name
        keys = sorted(key if _looks_like_a_field(str(key)) else "…" for key in error.extra_fields)
        return f"unknown key {', '.join(keys)}"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return f"cannot be made ({type(error).__name__})"


def _unwritable(value: object, kind: Kind, path: str) -> Iterator[Problem]:
    """Yield every place below `value` that does not fit its type: slow, after a failure only."""
    if is_optional(kind):
        if value is not None:
            yield from _unwritable(value, option(kind), path)
        return
    inner = parts(kind)
    if inner is not None and type(value) is tuple:
        kinds = inner[:1] * len(value) if inner[-1] is Ellipsis else inner
        if len(kinds) == len(value):
            for i, (item, part) in enumerate(zip(value, kinds, strict=True)):
                yield from _unwritable(item, part, f"{path}[{i}]")
            return
    if type(value) is kind and name_of(kind) is not None:
        for field in converted_fields(kind):
            place = f"{path}.{field.name}" if path else field.name
            yield from _unwritable(getattr(value, field.name), field.type, place)
        return
    try:
        converter().get_unstructure_hook(kind)(value)
    except Mismatch as error:
        yield Problem(path, str(error))
