"""The fields of a claim as paths without indices, and which of them a form's table covers."""

from collections.abc import Iterator
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from billingcore.forms._boxes import Row
from billingcore.model import Claim

__all__ = ["boxless", "rows_without_a_field"]

Path = tuple[str, ...]


def fields(cls: type, above: Path = ()) -> Iterator[Path]:
    """Yield every field below a class that has no fields of its own, without indices."""
    for field in attrs.fields(cls):
        if field.init:
            kind: Any = field.type
            while get_args(kind):
                inner = get_args(kind)
                is_tuple = get_origin(kind) is tuple
                kind = inner[0] if is_tuple else next(k for k in inner if k is not NoneType)
            path = (*above, field.name)
            if attrs.has(kind) and kind.__module__.startswith("billingcore.model"):
                yield from fields(kind, path)
            else:
                yield path


def boxless(rows: tuple[Row, ...]) -> Iterator[str]:
    """Yield the fields of a claim that no row of the table covers."""
    patterns = [(tuple(step.name for step in row.steps), row.only) for row in rows]
    for path in fields(Claim):
        if not any(path == p or (not only and path[: len(p)] == p) for p, only in patterns):
            yield ".".join(path)


def rows_without_a_field(rows: tuple[Row, ...]) -> list[Row]:
    """Return the rows whose pattern leads to nothing that a claim has."""
    paths = {path[:n] for path in fields(Claim) for n in range(1, len(path) + 1)}
    return [row for row in rows if tuple(step.name for step in row.steps) not in paths]
