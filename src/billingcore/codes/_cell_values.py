"""The values that rows hold as JSON, exactly: no pickle, and no class that is not listed here.

>>> from decimal import Decimal
>>> encoded((date(2026, 7, 1), Decimal("0.50"), None))
['t', ['d', '2026-07-01'], ['n', '0.50'], None]
>>> decoded(encoded(frozenset({"b", "a"}))) == {"a", "b"}
True
"""

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import import_module
from typing import Any

from attrs import fields, has

__all__ = ["ROWS", "TABLES", "arguments", "cells_of", "class_named", "decoded", "encoded"]

TABLES: dict[str, tuple[str, ...]] = {
    "AddOnTable": ("AddOnRow",),
    "AnesthesiaTable": ("AnesthesiaRow",),
    "AscTable": ("AscRow",),
    "AspTable": ("AspRow",),
    "ClfsTable": ("ClfsRow",),
    "CodeTable": ("ClaimCodeEntry", "Entry", "HcpcsEntry", "Icd10Entry", "TaxonomyEntry"),
    "CoverageTable": ("Article",),
    "DmeposTable": ("DmeposRow",),
    "FeeSchedule": ("FeeScheduleRow",),
    "GpciTable": ("GpciRow",),
    "LocalityTable": ("LocalityRow",),
    "MedicareCodeEdits": ("CodeEdit",),
    "MueTable": ("MueRow",),
    "OppsCapTable": ("OppsCapRow",),
    "OppsTable": ("OppsRow",),
    "PayerRules": ("PayerRule",),
    "PoaExemptTable": ("PoaExemptRow",),
    "TabularTable": ("TabularEntry",),
    "ZipTable": ("ZipRow",),
}
"""The tables that a compiled file may hold, and the classes of their rows."""

ROWS: dict[str, str] = {row: table for table, rows in TABLES.items() for row in rows}
_PARTS = {
    "CodeGroup",
    "CodeReference",
    "Determination",
    "DmeposFee",
    "Note",
    "NoteKind",
    "SeventhCharacter",
    "TabularKind",
}
"""The classes of what rows are made of."""


def class_named(name: str) -> Any:  # noqa: ANN401 - the class of that name
    """Return a class of `billingcore.codes` that a compiled file may name."""
    if name not in TABLES and name not in ROWS and name not in _PARTS:
        raise ValueError(f"no table is made of {name}")
    return getattr(import_module(__package__ or ""), name)


def arguments(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any attrs class
    """Return what an attrs class is made of: the names its constructor takes."""
    return tuple(attribute.alias or attribute.name for attribute in fields(kind) if attribute.init)


def encoded(value: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value as JSON holds it. Raises TypeError for one that no row may hold."""
    if isinstance(value, Enum):
        return ["e", type(value).__name__, value.value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, Decimal):
        return ["n", str(value)]
    if isinstance(value, tuple):
        return ["t", *map(encoded, value)]
    if isinstance(value, frozenset):
        return ["s", *sorted(map(encoded, value), key=json.dumps)]
    kind = type(value)
    if has(kind):
        return ["r", kind.__name__, *(encoded(cell) for cell in cells_of(value))]
    raise TypeError(f"a compiled table cannot hold a {kind.__name__}")


def cells_of(row: Any) -> tuple[object, ...]:  # noqa: ANN401 - any attrs object
    """Return what the constructor of an attrs object takes."""
    return tuple(getattr(row, attribute.name) for attribute in fields(type(row)) if attribute.init)


def decoded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds, whatever a row holds
    """Return the value that was encoded."""
    if not isinstance(value, list):
        return value
    mark, *rest = value
    if mark == "d":
        return date.fromisoformat(rest[0])
    if mark == "n":
        return Decimal(rest[0])
    if mark == "t":
        return tuple(map(decoded, rest))
    if mark == "s":
        return frozenset(map(decoded, rest))
    kind = class_named(rest[0])
    if mark == "e":
        return kind(rest[1])
    return kind(**dict(zip(arguments(kind), map(decoded, rest[1:]), strict=True)))
