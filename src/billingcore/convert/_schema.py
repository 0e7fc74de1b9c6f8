"""JSON Schema (draft 2020-12) of stored data, made from the classes.

>>> from billingcore.convert import json_schema
>>> from billingcore.model import Amount
>>> json_schema(Amount)["properties"]["value"]["anyOf"][1]
{'type': 'null'}
"""

from typing import Any

import attrs

from ._converter import converter, is_optional, option, parts
from ._errors import ConversionError, Problem
from ._facts import fact_schema
from ._kinds import converted_fields, name_of
from ._leaves import Schema, leaf_of
from ._upgrade import SCHEMA

__all__ = ["json_schema"]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(cls: type) -> dict[str, object]:
    """Return the JSON Schema of what `to_data` makes of objects of `cls`."""
    name = name_of(cls)
    if name is None:
        raise ConversionError(Problem("", f"{cls.__name__} is not a class of the model"))
    defs: dict[str, Schema] = {}
    root = _object(cls, defs)
    properties: Any = root["properties"]
    required: Any = root.get("required", [])
    return {
        "$schema": _DRAFT,
        "title": name,
        **root,
        "properties": {"schema": {"const": SCHEMA}, "type": {"const": name}, **properties},
        "required": ["schema", "type", *required],
        "$defs": dict(sorted(defs.items())),
    }


def _object(cls: type, defs: dict[str, Schema]) -> Schema:
    properties, required = {}, []
    for field in converted_fields(cls):
        properties[field.name] = _with_default(_schema(field.type, defs), field)
        if field.default is attrs.NOTHING:
            required.append(field.name)
    description = (cls.__doc__ or "").partition("\n")[0]
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _with_default(schema: Schema, field: "attrs.Attribute[Any]") -> Schema:
    if field.default is attrs.NOTHING:
        return schema
    default: object = converter().get_unstructure_hook(field.type)(field.default)
    return {**schema, "default": default}


def _schema(kind: object, defs: dict[str, Schema]) -> Schema:
    leaf = leaf_of(kind)
    if leaf is not None:
        return leaf.schema
    if is_optional(kind):
        return {"anyOf": [_schema(option(kind), defs), {"type": "null"}]}
    if kind is object:
        defs["fact"] = fact_schema()
        return {"$ref": "#/$defs/fact"}
    inner = parts(kind)
    if inner is not None:
        return _array(inner, defs)
    if not isinstance(kind, type):
        raise TypeError("a field of the model has a type that cannot be converted")
    name = kind.__name__
    if name not in defs:
        defs[name] = {}  # holds the place, should a class ever contain itself
        defs[name] = _object(kind, defs)
    return {"$ref": f"#/$defs/{name}"}


def _array(inner: tuple[Any, ...], defs: dict[str, Schema]) -> Schema:
    if inner[-1] is Ellipsis:
        return {"type": "array", "items": _schema(inner[0], defs)}
    return {
        "type": "array",
        "prefixItems": [_schema(part, defs) for part in inner],
        "items": False,
        "minItems": len(inner),
        "maxItems": len(inner),
    }
