"""Values without parts: one row says how each is written, read and described.

Text is read only in the form in which it is written, so that nothing is guessed:

>>> from decimal import Decimal
>>> exact = LEAVES[Decimal]
>>> exact.dump(Decimal("12.50")), exact.load("12.50")
('12.50', Decimal('12.50'))
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import frozen

from ..findings import Disposition, Safety, Severity, Snip
from ..periods import Period
from ._errors import Mismatch

__all__ = ["LEAVES", "Leaf", "Schema", "leaf_of"]

Schema = dict[str, object]

_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"
_TIME = r"^[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{6})?$"
_DAY: Schema = {"type": "string", "format": "date"}
_is_decimal = re.compile(_DECIMAL).fullmatch


@frozen
class Leaf:
    """Give the two directions of one type of value, and its JSON Schema."""

    dump: Callable[[Any], object]
    load: Callable[[Any], Any]
    schema: Schema


def _same(kind: type, expected: str) -> Callable[[Any], Any]:
    def same(value: object) -> object:
        if type(value) is not kind:
            raise Mismatch(expected, value)
        return value

    return same


def _dump_decimal(value: object) -> str:
    if type(value) is not Decimal or not value.is_finite():
        raise Mismatch("a finite Decimal", value)
    return str(value)


def _load_decimal(text: object) -> Decimal:
    # A float is refused like everything that is not text: money is exact.
    if type(text) is not str or not _is_decimal(text):
        raise Mismatch("an exact decimal as text", text)
    return Decimal(text)


def _dump_day(value: object) -> str:
    if type(value) is not date:
        raise Mismatch("a date", value)
    return value.isoformat()


def _load_day(text: object) -> date:
    # fromisoformat also takes week dates and the form without hyphens
    if isinstance(text, str) and len(text) == 10:
        with suppress(ValueError):
            day = date.fromisoformat(text)
            if day.isoformat() == text:
                return day
    raise Mismatch("a day as YYYY-MM-DD", text)


def _dump_time(value: object) -> str:
    if type(value) is not time or value.tzinfo is not None:
        raise Mismatch("a time without zone", value)
    return value.isoformat()


def _load_time(text: object) -> time:
    if isinstance(text, str):
        with suppress(ValueError):
            at = time.fromisoformat(text)
            if at.tzinfo is None and at.isoformat() == text:
                return at
    raise Mismatch("a time as HH:MM:SS", text)


def _dump_period(value: object) -> object:
    if type(value) is not Period:
        raise Mismatch("a Period", value)
    start, end = value.start, value.end
    if start == end:
        return _dump_day(start)
    return {"start": _dump_day(start), "end": _dump_day(end)}


def _load_period(data: object) -> Period:
    if type(data) is str:
        return Period.day(_load_day(data))
    if not isinstance(data, dict) or data.keys() != {"start", "end"}:
        raise Mismatch("a day, or an object of start and end", data)
    period = Period(_load_day(data["start"]), _load_day(data["end"]))
    if period.is_day:
        raise Mismatch("a single day as text", data)
    return period


def _enum_leaf(kind: type[Enum]) -> Leaf:
    """Return the leaf of a closed list of words, such as a severity."""
    values = {member.value: member for member in kind}
    words = "one of " + ", ".join(map(str, values))

    def dump(value: object) -> object:
        if type(value) is not kind:
            raise Mismatch(f"a {kind.__name__}", value)
        return value.value

    def load(value: object) -> object:
        if type(value) is not str or value not in values:
            raise Mismatch(words, value)
        return values[value]

    return Leaf(dump, load, {"enum": list(values)})


LEAVES: dict[type, Leaf] = {
    str: Leaf(_same(str, "text"), _same(str, "text"), {"type": "string"}),
    int: Leaf(_same(int, "a whole number"), _same(int, "a whole number"), {"type": "integer"}),
    bool: Leaf(_same(bool, "true or false"), _same(bool, "true or false"), {"type": "boolean"}),
    Decimal: Leaf(_dump_decimal, _load_decimal, {"type": "string", "pattern": _DECIMAL}),
    date: Leaf(_dump_day, _load_day, _DAY),
    time: Leaf(_dump_time, _load_time, {"type": "string", "pattern": _TIME}),
    Period: Leaf(
        _dump_period,
        _load_period,
        {
            "anyOf": [
                _DAY,
                {
                    "type": "object",
                    "properties": {"start": _DAY, "end": _DAY},
                    "required": ["start", "end"],
                    "additionalProperties": False,
                },
            ]
        },
    ),
} | {kind: _enum_leaf(kind) for kind in (Disposition, Safety, Severity, Snip)}


def leaf_of(kind: object) -> Leaf | None:
    """Return how a type without parts is written; None for any other type."""
    return LEAVES.get(kind) if isinstance(kind, type) else None
