"""Values of no fixed type, as findings carry them: what a message or a fix speaks of.

JSON's own types stand for themselves and a list is a tuple; anything else says what it is:

>>> from decimal import Decimal
>>> from billingcore.convert import to_data
>>> from billingcore.findings import Fix
>>> to_data(Fix(text="state the sum", changes=(("charge", Decimal("9.50")), ("lines", ()))))[
...     "changes"
... ]
[['charge', {'type': 'Decimal', 'value': '9.50'}], ['lines', []]]
"""

from collections.abc import Callable
from typing import Any

from ._errors import Mismatch
from ._kinds import kind_named, name_of
from ._leaves import LEAVES, Schema

__all__ = ["dump_fact", "fact_schema", "load_fact"]

_PLAIN = frozenset({str, int, bool, type(None)})
_TAGGED = {kind: leaf for kind, leaf in LEAVES.items() if kind not in _PLAIN}
_BY_NAME = {kind.__name__: leaf for kind, leaf in _TAGGED.items()}


def dump_fact(value: object, dump_object: Callable[[Any], Any]) -> object:
    """Return the data of any value that findings may carry."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple) and kind is tuple:
        return [dump_fact(item, dump_object) for item in value]
    if kind in _TAGGED:
        return {"type": kind.__name__, "value": _TAGGED[kind].dump(value)}
    name = name_of(kind)
    if name is None:
        raise Mismatch("a value of the model, or a plain one", value)
    return {"type": name, **dump_object(value)}


def load_fact(data: object, load_object: Callable[[Any, type], Any]) -> object:
    """Return the value of such data."""
    kind = type(data)
    if kind in _PLAIN:
        return data
    if isinstance(data, list):
        return tuple(load_fact(item, load_object) for item in data)
    if not isinstance(data, dict) or type(data.get("type")) is not str:
        raise Mismatch("a plain value, or an object with its type", data)
    name = data["type"]
    if name in _BY_NAME:
        if data.keys() != {"type", "value"}:
            raise Mismatch("an object of type and value", data)
        return _BY_NAME[name].load(data["value"])
    cls = kind_named(name)
    if cls is None:
        raise Mismatch("a type of the model", data)
    return load_object({key: item for key, item in data.items() if key != "type"}, cls)


def fact_schema() -> Schema:
    """Return the JSON Schema of such data; objects of the model are not described further."""
    tagged = [
        {
            "type": "object",
            "properties": {"type": {"const": name}, "value": leaf.schema},
            "required": ["type", "value"],
            "additionalProperties": False,
        }
        for name, leaf in _BY_NAME.items()
    ]
    return {
        "anyOf": [
            {"type": ["string", "integer", "boolean", "null"]},
            {"type": "array", "items": {"$ref": "#/$defs/fact"}},
            *tagged,
            {
                "type": "object",
                "properties": {"type": {"not": {"enum": list(_BY_NAME)}}},
                "required": ["type"],
            },
        ]
    }
