"""From official files to a compiled table: load them once, and open the result in no time.

>>> import tempfile
>>> from datetime import date
>>> from pathlib import Path
>>> from billingcore.codes import MueTable, compile, open_table
>>> file = b'''HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator
... 97110,6,3 Date of Service Edit: Clinical
... '''
>>> with tempfile.TemporaryDirectory() as folder:
...     out = Path(folder) / "mue.bct"
...     _ = compile(file, out, name="mue_practitioner", effective=date(2026, 7, 1))
...     table = open_table(out, MueTable)
>>> print(table.name, table.edition, table.get("97110", on=date(2026, 8, 1)).value)
mue_practitioner 2026Q3 6
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

from ..errors import WrongFile
from ._cell_values import ROWS, class_named
from ._pair_table import PairTable
from ._reading import Reading
from ._stored_tables import Compilable, write_table

if TYPE_CHECKING:
    from .loaders import Source
    from .loaders._recipes import Recipe

__all__ = ["compile"]

_File: TypeAlias = "Source | Reading[Any]"


def compile(  # noqa: A001 - compiling is what it does
    files: "_File | Iterable[_File]",
    out: str | os.PathLike[str] | BinaryIO,
    *,
    name: str | None = None,
    loader: "Callable[..., Reading[Any]] | None" = None,
    **options: object,
) -> Compilable:
    """Write the table that these files make to a compiled file, and return it.

    `files` is one or several of what a loader takes: releases, or the parts of one; or what
    loaders returned. Which loader reads them is told by what they hold; name it where several
    could, as for the modifiers of HCPCS. `options` are for the loader: `effective`,
    `keep_descriptions`. `name` is that of the table, by default the one in a `ReferenceSet`.
    What was wrong with the files is among the table's findings, and stays there in the file.

    Raises LoadError for files that cannot be loaded, ValueError where they make no table or
    several, or where a name or a day must be told.
    """
    given = [cast("_File", files)] if _is_one(files) else list(cast("Iterable[_File]", files))
    found = list(_readings(given, loader, options))
    if not found:
        raise ValueError("there is nothing to compile")
    readings = [reading for reading, _ in found]
    kind = _table_of(readings)
    if name is None:
        name = _agreed(found)
    table: Compilable = kind.of(name, *readings)
    write_table(table, out)
    return table


def _is_one(files: object) -> bool:
    return isinstance(files, str | os.PathLike | bytes | Reading) or hasattr(files, "read")


def _readings(
    given: "list[_File]", loader: "Callable[..., Reading[Any]] | None", options: dict[str, object]
) -> "Iterator[tuple[Reading[Any], Recipe | None]]":
    """Yield what each file holds, and how that was known."""
    from .loaders._recipes import recipe_for, recipe_of

    sources = [_rewindable(file) for file in given if not isinstance(file, Reading)]
    recipe = recipe_of(loader) if loader else recipe_for(sources[0]) if sources else None
    load = loader or (recipe and recipe.load)
    if load and sources:
        if recipe and recipe.together:
            yield load(*sources, **options), recipe
        else:
            yield from ((load(source, **options), recipe) for source in sources)
    yield from ((file, None) for file in given if isinstance(file, Reading))


def _rewindable(source: "Source") -> "Source":
    seekable = isinstance(source, str | os.PathLike | bytes) or source.seekable()
    return source if seekable else cast("BinaryIO", source).read()


def _table_of(readings: list[Reading[Any]]) -> Any:  # noqa: ANN401 - a class of tables
    """Return the class of tables for rows such as the first one."""
    for reading in readings:
        with closing(cast("Any", iter(reading))) as rows:
            for row in rows:
                of = type(row).__name__
                return PairTable if of == "PairRow" else class_named(ROWS[of])
    raise WrongFile(str(readings[0].edition.files[0]), "no row of it could be read")


def _agreed(found: "list[tuple[Reading[Any], Recipe | None]]") -> str:
    names = {
        recipe.name_for(reading.edition.files) if recipe else None for reading, recipe in found
    }
    name = names.pop() if len(names) == 1 else None
    if name is None:
        raise ValueError("the files do not tell what their table is called, or differ: pass name=")
    return name
