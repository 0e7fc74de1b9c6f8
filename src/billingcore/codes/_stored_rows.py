"""Rows of any table in a compiled file: for each field its distinct values, and which a row has.

Rows lie together by their key. They are made when somebody asks for them, and kept by
the table that asks.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

from ..errors import DamagedFile
from ._cell_values import arguments, cells_of, class_named, decoded, encoded
from ._container import Container, Data

__all__ = ["StoredRows", "columns_of"]

_PLAIN = {str, int, bool, date, type(None)}


def columns_of(rows: Mapping[Any, Sequence[object]]) -> dict[str, Data]:
    """Return the sections of a file with these rows, which are of one class."""
    every = [row for of_key in rows.values() for row in of_key]
    sections: dict[str, Data] = {
        "keys": _json([encoded(key) for key in rows]),
        "ends": array("I", accumulate(map(len, rows.values()))),
    }
    if every:
        columns = zip(*map(cells_of, every), strict=True)
        for name, column in zip(arguments(type(every[0])), columns, strict=True):
            sections[name], sections[f"{name}:values"] = _numbered(column)
    return sections


def _numbered(column: Iterable[object]) -> tuple[Data, Data]:
    known: dict[object, int] = {}
    values: list[object] = []
    which: list[int] = []
    for cell in column:
        # Of equal ones, as 1 and True or 0.5 and 0.50, each is kept.
        plain = type(cell) in _PLAIN
        key = (type(cell), cell) if plain else json.dumps(encoded(cell))
        number = known.get(key)
        if number is None:
            number = known[key] = len(values)
            values.append(encoded(cell))
        which.append(number)
    code = "B" if len(values) <= 1 << 8 else "H" if len(values) <= 1 << 16 else "I"
    return array(code, which), _json(values)


def _json(values: list[object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


class StoredRows(Mapping[Any, tuple[Any, ...]]):
    """Give the rows of each key in a compiled file, which stays in memory as it is."""

    __slots__ = ("_columns", "_container", "_data", "_ends", "_name", "_numbers", "_row")

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self._container = Container.from_bytes(data, name=name)
        self._numbers: dict[Any, int] | None = None

    def _opened(self) -> dict[Any, int]:
        """Return the number of each key; the first time, open what rows are made of."""
        if self._numbers is None:
            section = self._container.section
            self._row = class_named(self._container.about["row"])
            names = self._container.about["fields"]
            if not set(names) <= set(arguments(self._row)):
                why = "another release compiled the table: compile it again"
                raise DamagedFile(self._name, why)
            self._columns = [
                (name, section(name), _values(section(f"{name}:values"))) for name in names
            ]
            self._ends = [0, *section("ends")]
            keys = _values(section("keys"))
            self._numbers = {key: number for number, key in enumerate(keys)}
        return self._numbers

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - rows of any table
        """Return the rows of the key, the oldest first, or the default."""
        number = self._opened().get(key)
        if number is None:
            return default
        return tuple(map(self._row_at, range(self._ends[number], self._ends[number + 1])))

    def all(self) -> dict[Any, tuple[Any, ...]]:
        """Return the rows of every key, made at one go."""
        numbers = self._opened()
        names = [name for name, _, _ in self._columns]
        columns = [map(values.__getitem__, which) for _, which, values in self._columns]
        row = self._row
        rows = [row(**dict(zip(names, cells, strict=True))) for cells in zip(*columns, strict=True)]
        return {
            key: tuple(rows[start:stop])
            for key, (start, stop) in zip(numbers, pairwise(self._ends), strict=True)
        }

    def _row_at(self, i: int) -> Any:  # noqa: ANN401 - a row of any table
        return self._row(**{name: values[which[i]] for name, which, values in self._columns})

    def __getitem__(self, key: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a key of any table
        rows: tuple[Any, ...] | None = self.get(key)
        if rows is None:
            raise KeyError(key)
        return rows

    def __contains__(self, key: object) -> bool:
        return key in self._opened()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._opened())

    def __len__(self) -> int:
        return len(self._opened())

    def __reduce__(self) -> tuple[Any, ...]:
        return StoredRows, (self._data, self._name)


def _values(section: memoryview) -> list[Any]:
    return [decoded(value) for value in json.loads(bytes(section))]
