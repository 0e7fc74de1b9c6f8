"""Load the provider taxonomy (NUCC) in any edition since 9.0.

An edition names all codes there ever were, and dates few. Version 22.1 has columns for the days;
in the others a note in brackets says when a code was published as new or marked inactive:
publications of January take effect on April 1, those of July on October 1, as the columns of 22.1
confirm. Several editions make one table: what a later one lacks has ended.
Each edition is known by its version, which stands in the name of its file (nucc_taxonomy_250.csv).
Source: NUCC, Health Care Provider Taxonomy; the files from nucc.org.

>>> from datetime import date
>>> from billingcore.codes import CodeTable
>>> from billingcore.codes.loaders import load_nucc
>>> file = b'''Code,Grouping,Classification,Specialization,Definition,Notes,Display Name,Section
... 207Q00000X,Some group,Some class,,,,A name,Individual
... 207QG0300X,Some group,Some class,A specialty,,[7/1/2003: new],Another name,Individual
... 999EG0000X,Other group,Other class,General,,"[7/1/2008: marked inactive, use 999E00000X]",,
... '''
>>> table = CodeTable.of("taxonomy", load_nucc(file, version="25.0"))
>>> for code in "207Q00000X", "207QG0300X", "999EG0000X":
...     print(code, table.get(code, on=date(2003, 9, 30)).status, table.history(code)[0].end)
207Q00000X valid None
207QG0300X not valid that day None
999EG0000X valid 2008-09-30
>>> print(table.edition, table.edition.as_of)
25.0 2025-09-30
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from ...identifiers import taxonomy
from .._edition import Edition
from .._reading import Reading
from .._taxonomy import TaxonomyEntry
from ._cells import written_day
from ._code_list import joined
from ._kinds import FileKind, parts_with
from ._source import Part, Source
from ._table import Column, Record, records_of

__all__ = ["KINDS", "load_nucc"]

_COLUMNS = (
    Column("code", r"code"),
    Column("grouping", r"grouping|type"),
    Column("classification", r"classification"),
    Column("specialization", r"specialization"),
    Column("definition", r"definition"),
    Column("notes", r"notes"),
    Column("name", r"display name", required=False),
    Column("section", r"section", required=False),
    Column("start", r"effective date", required=False),
    Column("end", r"deactivation date", required=False),
    Column("modified", r"last modified date", required=False),
)
KIND = FileKind.with_columns("a provider taxonomy (NUCC) file", _COLUMNS)
KINDS = (KIND,)

_VERSION = re.compile(r"(\d{1,2})\.([01])")
_IN_NAME = re.compile(r"taxonomy\D*?(\d{1,2})[._]?([01])(?!\d)", re.IGNORECASE)


def load_nucc(
    source: Source, *, version: str | None = None, keep_descriptions: bool = False
) -> Reading[TaxonomyEntry]:
    """Return the codes of an edition, without the code set's wording unless you keep it.

    `version` is as in "25.0", where the file's name does not tell. Raises LoadError for another
    kind of file, ValueError without a version.
    """
    parts = parts_with(KIND, source)
    found = _VERSION.fullmatch(version) if version else _IN_NAME.search(parts[0].name)
    if not found:
        raise ValueError(f"{parts[0].label} does not say which version it is: pass version=")
    edition = _edition(int(found[1]), int(found[2]))
    return Reading(KIND.name, parts, partial(_rows, keep=keep_descriptions), edition, complete=True)


def _edition(major: int, minor: int) -> Edition:
    """Return the edition: 25.0 is in force from April to September 2025, 25.1 until March."""
    year = 2000 + major
    last = date(year + 1, 3, 31) if minor else date(year, 9, 30)
    return Edition(f"{major}.{minor}", as_of=last)


def _rows(part: Part, *, keep: bool) -> Iterator[TaxonomyEntry]:
    for record in records_of(part, _COLUMNS):
        code = taxonomy.compact(record.text("code") or "")
        if code.startswith("COPYRIGHT"):
            continue
        if not taxonomy.is_valid(code):
            record.reject("the code is not a taxonomy code")
            continue
        notes = joined(record.text("notes"))
        new, inactive, instead = _noted(notes or "")
        entry = TaxonomyEntry(
            code,
            record.day("start") or new,
            record.day("end") or (inactive - timedelta(days=1) if inactive else None),
            modified=record.day("modified"),
            section=record.text("section"),
            use_instead=instead,
        )
        yield _with_wording(entry, record, notes) if keep else entry


def _with_wording(entry: TaxonomyEntry, record: Record, notes: str | None) -> TaxonomyEntry:
    levels = [record.text(level) for level in ("grouping", "classification", "specialization")]
    return TaxonomyEntry(
        entry.code,
        entry.start,
        entry.end,
        title=record.text("name") or ", ".join(filter(None, levels)) or None,
        grouping=levels[0],
        classification=levels[1],
        specialization=levels[2],
        definition=joined(record.text("definition")),
        notes=notes,
        modified=entry.modified,
        section=entry.section,
        use_instead=entry.use_instead,
    )


# [7/1/2003: new], [10/1/2023: New], [7/1/2008: marked inactive, use value 999E00000X]; a note may
# go on with later dates, and "new definition" is no new code.
_NOTE = re.compile(
    r"\[(\d{1,2}/\d{1,2}/\d{4})\W+(new(?=\W*[],;.]|\W*\d)|marked inactive)[^]]*", re.I
)
_INSTEAD = re.compile(r"use\s+(?:value\s+)?(\w{10})\b")


def _noted(notes: str) -> tuple[date | None, date | None, str | None]:
    """Return the day it took effect, the day it no longer did, and what to use instead."""
    new = inactive = instead = None
    for note in _NOTE.finditer(notes):
        day = _in_effect(written_day(note[1]))
        if note[2].lower() == "new":
            new = day
        else:
            inactive = day
            use = _INSTEAD.search(note[0])
            instead = use[1] if use else None
    return new, inactive, instead


def _in_effect(published: date) -> date:
    """Return when a publication takes effect: those of January and July after three months."""
    wait = {1: 4, 7: 10}
    return published.replace(month=wait.get(published.month, published.month))
