"""The cattrs converter: every hook is explicit, nothing is coerced, every error has its place.

A class becomes an object of the fields that differ from their defaults, a tuple a list, and
everything else is a leaf (`_leaves`) or a fact (`_facts`). What does not fit exactly raises
`Mismatch`, in either direction.
"""

from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ._errors import Mismatch
from ._facts import dump_fact, load_fact
from ._kinds import converted_fields
from ._leaves import LEAVES, Leaf, leaf_of

__all__ = ["Kind", "converter", "is_optional", "option", "parts"]

Kind: TypeAlias = Any
"""A type as an annotation writes it, for which Python has no common type."""

Dump = Callable[[Any], Any]
Load = Callable[[Any, Any], Any]


def is_optional(kind: object) -> bool:
    """Tell whether `kind` is ``X | None``."""
    return get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind)


def option(kind: Kind) -> Kind:
    """Return X of ``X | None``; a union of several types has no place in the model."""
    (kept,) = (part for part in get_args(kind) if part is not NoneType)
    return kept


def parts(kind: object) -> tuple[Kind, ...] | None:
    """Return the element types of a tuple, with an Ellipsis for any length; None if it is none."""
    return get_args(kind) if get_origin(kind) is tuple else None


@cache
def converter() -> Converter:
    """Return the one converter, made on first use; cattrs adds a class's hooks when it meets it."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True, omit_if_default=True)
    made.register_unstructure_hook_factory(_is_class, lambda kind: _class_dump(made, kind))
    made.register_structure_hook_factory(_is_class, lambda kind: _class_load(made, kind))
    for kind, leaf in LEAVES.items():
        made.register_unstructure_hook(kind, leaf.dump)
        made.register_structure_hook(kind, _leaf_load(leaf))
    for predicate, dump, load in (
        (_is_fact, _fact_dump, _fact_load),
        (is_optional, _optional_dump, _optional_load),
        (_is_tuple, _tuple_dump, _tuple_load),
    ):
        made.register_unstructure_hook_factory(predicate, _bound(dump, made))
        made.register_structure_hook_factory(predicate, _bound(load, made))
    return made


def _bound(make: Callable[[Converter, Any], Any], made: Converter) -> Callable[[Any], Any]:
    return lambda kind: make(made, kind)


def _is_class(kind: Kind) -> bool:
    return isinstance(kind, type) and attrs.has(kind) and kind not in LEAVES


def _is_fact(kind: Kind) -> bool:
    return kind is object


def _is_tuple(kind: Kind) -> bool:
    return parts(kind) is not None


# -- classes -------------------------------------------------------------------------------------


def _overrides(cls: type) -> dict[str, Any]:
    kept = {field.name for field in converted_fields(cls)}
    return {f.name: override(omit=True) for f in attrs.fields(cls) if f.name not in kept}


def _class_dump(made: Converter, cls: type) -> Dump:
    fields: Dump = make_dict_unstructure_fn(
        cls, made, _cattrs_omit_if_default=True, **_overrides(cls)
    )

    def dump(value: object) -> object:
        if type(value) is not cls:
            raise Mismatch(f"a {cls.__name__}", value)
        return fields(value)

    return dump


def _class_load(made: Converter, cls: type) -> Load:
    fields: Any = make_dict_structure_fn(
        cls,
        made,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **_overrides(cls),
    )

    def load(data: object, _: object) -> object:
        # without this, text or a list would pass for an object without any keys
        if type(data) is not dict:
            raise Mismatch(f"an object for {cls.__name__}", data)
        return fields(data, cls)

    return load


# -- leaves, facts and optional values -----------------------------------------------------------


def _leaf_load(leaf: Leaf) -> Load:
    load = leaf.load
    return lambda data, _: load(data)


def _fact_dump(made: Converter, _: object) -> Dump:
    return lambda value: dump_fact(value, made.unstructure)


def _fact_load(made: Converter, _: object) -> Load:
    return lambda data, _: load_fact(data, made.structure)


def _optional_dump(made: Converter, kind: Kind) -> Dump:
    dump = made.get_unstructure_hook(option(kind))
    return lambda value: None if value is None else dump(value)


def _optional_load(made: Converter, kind: Kind) -> Load:
    inner = option(kind)
    leaf = leaf_of(inner)
    if leaf is not None:
        read = leaf.load
        return lambda data, _: None if data is None else read(data)
    load = made.get_structure_hook(inner)
    return lambda data, _: None if data is None else load(data, inner)


# -- tuples --------------------------------------------------------------------------------------


def _tuple_dump(made: Converter, kind: Kind) -> Dump:
    inner: tuple[Kind, ...] = parts(kind) or ()
    hooks = [made.get_unstructure_hook(part) for part in inner if part is not Ellipsis]
    if inner[-1:] == (Ellipsis,):
        each = hooks[0]

        def dump_many(value: object) -> object:
            if type(value) is not tuple:
                raise Mismatch("a tuple", value)
            return [each(item) for item in value]

        return dump_many

    def dump(value: object) -> object:
        if type(value) is not tuple or len(value) != len(hooks):
            raise Mismatch(f"a tuple of {len(hooks)}", value)
        return [hook(item) for hook, item in zip(hooks, value, strict=True)]

    return dump


def _tuple_load(made: Converter, kind: Kind) -> Load:
    inner: tuple[Kind, ...] = parts(kind) or ()
    if inner[-1:] == (Ellipsis,):
        return _many_load(made, inner[0])
    hooks = [(index, made.get_structure_hook(part), part) for index, part in enumerate(inner)]

    def load(data: object, _: object) -> object:
        if type(data) is not list or len(data) != len(hooks):
            raise Mismatch(f"a list of {len(hooks)}", data)
        return tuple(hook(data[index], part) for index, hook, part in hooks)

    return load


def _many_load(made: Converter, part: Kind) -> Load:
    hook = made.get_structure_hook(part)

    def load(data: object, _: object) -> object:
        if type(data) is not list:
            raise Mismatch("a list", data)
        loaded, errors = [], []
        for index, item in enumerate(data):
            try:
                loaded.append(hook(item, part))
            except (Mismatch, BaseValidationError) as error:
                error.add_note(IterableValidationNote("", index, part))
                errors.append(error)
        if errors:
            group: Any = IterableValidationError  # its third argument is not in ExceptionGroup's
            raise group("", errors, tuple)
        return tuple(loaded)

    return load
