"""Rows in memory that are made when somebody asks for them, each time anew.

Of a large table claims want a few rows. What is no object is also nothing that the collector of
garbage has to look through, which it would do several times a second while claims are judged:
tuples of plain values it leaves alone.
"""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from attrs import fields, has

__all__ = ["UnmadeRows"]

K = TypeVar("K")
R = TypeVar("R")


class UnmadeRows(Mapping[K, tuple[R, ...]]):
    """Give the rows of each key, all of one attrs class, which the table keeps that asks."""

    __slots__ = ("_class", "_names", "_values")

    def __init__(self, rows: Mapping[K, tuple[R, ...]], of: Any) -> None:  # noqa: ANN401 - a class
        self._class = of
        self._names = tuple(a.alias for a in fields(of))
        values = attrgetter(*(a.name for a in fields(of)))
        self._values = {key: tuple(map(values, of_key)) for key, of_key in rows.items()}

    @staticmethod
    def of(rows: Mapping[K, tuple[R, ...]]) -> Mapping[K, tuple[R, ...]]:
        """Return the rows so, where they are of one class of ours, made from its fields.

        What a class of the caller's does when it is made is not known.
        """
        classes = {type(row) for of_key in rows.values() for row in of_key}
        if len(classes) != 1:
            return rows
        (of,) = classes
        if not has(of) or not all(field.init for field in fields(of)):
            return rows
        if of.__module__.partition(".")[0] != __name__.partition(".")[0]:
            return rows
        return UnmadeRows(rows, of)

    def __getitem__(self, key: K) -> tuple[R, ...]:
        of, names = self._class, self._names
        return tuple([of(**dict(zip(names, row, strict=True))) for row in self._values[key]])

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
