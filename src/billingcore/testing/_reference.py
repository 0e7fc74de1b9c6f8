"""Small reference tables from data: a table's name, its edition, its rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..codes import (
    AddOnRow,
    AddOnTable,
    CodeTable,
    Edition,
    Entry,
    MueRow,
    MueTable,
    PairRow,
    PairTable,
    ReferenceSet,
)
from ._shapes import annotations

__all__ = ["reference_from"]

_ROWS: dict[Any, Any] = {
    CodeTable: Entry,
    PairTable: PairRow,
    MueTable: MueRow,
    AddOnTable: AddOnRow,
}


def reference_from(tables: Mapping[str, Any]) -> ReferenceSet:
    """Return a reference set of tables that are given as mappings or lists of rows.

    >>> reference = reference_from({"place_of_service": ["11", "21"]})
    >>> [entry.code for entry in reference.place_of_service]
    ['11', '21']
    """
    reference = ReferenceSet()
    hints = annotations(ReferenceSet)
    for name, values in tables.items():
        if name not in hints:
            raise ValueError(f"no table is called {name}")
        kind = next((cls for cls in _ROWS if hints[name] == cls | None), None)
        if kind is None:
            raise ValueError(f"a table {name} cannot be made of rows")
        reference = reference.with_(**{name: _table(kind, name, values)})
    return reference


def _table(kind: Any, name: str, values: Any) -> Any:  # noqa: ANN401 - one of the kinds above
    if not isinstance(values, Mapping):
        values = {"rows": values}
    options = {key: value for key, value in values.items() if key not in ("rows", "edition")}
    edition = values.get("edition", "test")
    if isinstance(edition, Mapping):
        edition = Edition(**edition)
    rows = [_row(_ROWS[kind], row) for row in values["rows"]]
    return kind(name, rows, edition=edition, **options)


def _row(cls: type[Any], row: str | Iterable[Any] | Mapping[str, Any]) -> object:
    if isinstance(row, Mapping):
        return cls(**row)
    return cls(row) if isinstance(row, str) else cls(*row)
