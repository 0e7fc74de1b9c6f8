"""Compiled tables: write one to a file, open one from a file."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, TypeVar, overload

from ..errors import WrongFile
from ._about import about, edition_of, findings_of
from ._cell_values import TABLES, arguments, class_named
from ._code_table import CodeTable
from ._container import Container, write_container
from ._packed_codes import KIND as PACKED, entries_in
from ._pair_table import PairTable
from ._row_table import RowTable
from ._stored_rows import StoredRows, columns_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..findings import Finding
    from ._answer import Entry
    from ._reference_set import Table

__all__ = ["Compilable", "open_table", "write_table"]

Compilable: TypeAlias = "PairTable | CodeTable | RowTable[Any, Any]"
T = TypeVar("T")

_PAIRS, _ROWS = "pairs", "rows"


def write_table(table: Compilable, out: str | os.PathLike[str] | BinaryIO) -> None:
    """Write a table to a compiled file. Raises TypeError for one with rows of other classes."""
    said = partial(about, table.name, table.edition, table.findings)
    if isinstance(table, PairTable):
        packing = table._packing
        write_container(
            out,
            kind=_PAIRS,
            about=said(layout=dict(packing.layout)),
            sections=packing.sections,
            compress=packing.sections.keys() - {"slots"},
        )
        return
    rows = _by_key(table)
    row, of = _classes(table, rows)
    sections = columns_of(rows)
    names = [name for name in arguments(class_named(row)) if name in sections]
    hierarchical = isinstance(table, CodeTable) and table.hierarchical
    write_container(
        out,
        kind=_ROWS,
        about=said(table=of, row=row, fields=names, hierarchical=hierarchical),
        sections=sections,
        compress=sections.keys(),
    )


def _by_key(table: "CodeTable | RowTable[Any, Any]") -> Mapping[Any, tuple[object, ...]]:
    if isinstance(table, CodeTable):
        return {code: table.history(code) for code in dict.fromkeys(row.code for row in table)}
    return {key: table.history(key) for key in dict.fromkeys(row.key for row in table)}


def _classes(
    table: "CodeTable | RowTable[Any, Any]", rows: Mapping[Any, tuple[object, ...]]
) -> tuple[str, str]:
    """Return the names of the classes of the rows and of the table."""
    of = "CodeTable" if isinstance(table, CodeTable) else type(table).__name__
    found = {type(row).__name__ for of_key in rows.values() for row in of_key}
    if of not in TABLES or len(found) > 1 or not found <= set(TABLES[of]):
        raise TypeError(f"a {type(table).__name__} of {', '.join(sorted(found))} has no file form")
    return next(iter(found), TABLES[of][0]), of


@overload
def open_table(path: str | os.PathLike[str]) -> "Table": ...
@overload
def open_table(path: str | os.PathLike[str], kind: type[T]) -> T: ...
def open_table(path: str | os.PathLike[str], kind: type[Any] | None = None) -> Any:
    """Return the table that a compiled file holds; of this class, if you name one.

    A table of pairs is a map of the file, which processes share: close it when you are done. Any
    other is read whole. Raises DamagedFile for a file that was changed, that breaks off, or that
    another format version made; WrongFile for a table of another class.
    """
    container = Container.open(path)
    name = PurePath(path).name
    try:
        table: Any
        if container.kind == _PAIRS:
            table = PairTable._opened(container)
        else:
            with open(path, "rb") as stream, container:
                table = _in_memory(container, stream.read(), name)
        if kind is not None and not isinstance(table, kind):
            raise WrongFile(name, f"it holds a {type(table).__name__}, not a {kind.__name__}")
    except BaseException:
        container.close()
        raise
    return table


def _in_memory(container: Container, data: bytes, name: str) -> "CodeTable | RowTable[Any, Any]":
    said = container.about
    if container.kind == PACKED:
        return _code_table(said, partial(_packed_entries, data, name), ())
    if container.kind != _ROWS:
        raise WrongFile(name, f"it holds {container.kind}, which this release does not know")
    findings = findings_of(said)
    if said["table"] == "CodeTable":
        return _code_table(said, partial(_entries, data, name), findings)
    if said["table"] not in TABLES:
        raise WrongFile(name, f"it holds a {said['table']}, which this release does not know")
    kind = class_named(said["table"])
    table = kind.__new__(kind)
    table.__attrs_init__(said["name"], StoredRows(data, name), edition_of(said), findings)
    return table  # type: ignore[no-any-return]


def _code_table(
    said: Mapping[str, Any],
    rows: "Callable[[], Mapping[str, tuple[Entry, ...]]]",
    findings: "tuple[Finding, ...]",
) -> CodeTable:
    return CodeTable(
        said["name"],
        rows,
        edition=edition_of(said),
        findings=findings,
        hierarchical=said["hierarchical"],
    )


def _entries(data: bytes, name: str) -> "Mapping[str, tuple[Entry, ...]]":
    return StoredRows(data, name).all()


def _packed_entries(data: bytes, name: str) -> "Mapping[str, tuple[Entry, ...]]":
    with Container.from_bytes(data, name=name) as container:
        return entries_in(container)
