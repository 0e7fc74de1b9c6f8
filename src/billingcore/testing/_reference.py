"""Small reference tables from data: a table's name, its edition, its rows."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from attrs import fields_dict

from .. import codes
from ..codes import (
    CodeTable,
    Edition,
    Entry,
    PairRow,
    PairTable,
    Reading,
    ReferenceSet,
    TabularEntry,
    TabularTable,
)
from ._shapes import built

__all__ = ["reference_from"]

_CLASS = re.compile(r"\w+")


def reference_from(tables: Mapping[str, Any]) -> ReferenceSet:
    """Return a reference set of tables that are given as mappings or lists of rows.

    A tabular list may have `releases` instead, each the text of one in XML.

    >>> reference = reference_from({"place_of_service": ["11", "21"]})
    >>> [entry.code for entry in reference.place_of_service]
    ['11', '21']
    """
    reference = ReferenceSet()
    for name, values in tables.items():
        if name not in fields_dict(ReferenceSet):
            raise ValueError(f"no table is called {name}")
        reference = reference.with_(**{name: _table(_kind_of(name), name, values)})
    return reference


def _kind_of(name: str) -> Any:  # noqa: ANN401 - a class of tables
    """Return the class of the tables of that name, which its annotation tells."""
    annotation = fields_dict(ReferenceSet)[name].type
    if annotation == CodeTable | None:
        return CodeTable
    found = _CLASS.match(str(annotation))
    kind = getattr(codes, found[0], None) if found else None
    if kind is None or kind is codes.Table:
        raise ValueError(f"a table {name} cannot be made of rows")
    return kind


def _row_class(kind: Any) -> Any:  # noqa: ANN401 - a class of rows
    """Return the class of a table's rows: ``RowTable[str, MueRow]`` has ``MueRow``."""
    known = {CodeTable: Entry, PairTable: PairRow}
    if kind in known:
        return known[kind]
    return next(get_args(base)[-1] for base in kind.__orig_bases__ if get_args(base))


def _table(kind: Any, name: str, values: Any) -> Any:  # noqa: ANN401 - one of the kinds above
    if not isinstance(values, Mapping):
        values = {"rows": values}
    if kind is TabularTable and "releases" in values:
        return TabularTable.of(name, *map(_release, values["releases"]))
    options = {key: value for key, value in values.items() if key not in ("rows", "edition")}
    edition = values.get("edition", "test")
    if isinstance(edition, Mapping):
        edition = Edition(**edition)
    rows: list[Any] = [_row(_row_class(kind), row) for row in values["rows"]]
    return kind(name, rows, edition=edition, **options)


def _release(xml: str) -> Reading[TabularEntry]:
    """Return a release of the tabular list from its text; the fiscal year stands in it."""
    from ..codes.loaders import load_icd10cm_tabular

    return load_icd10cm_tabular(xml.encode())


def _row(cls: type[Any], row: str | Iterable[Any] | Mapping[str, Any]) -> object:
    if isinstance(row, Mapping):
        return built(cls, row)
    return cls(row) if isinstance(row, str) else cls(*row)
