"""Who tells what the Medicare Code Editor asks of codes: a code table, or the editor's lists.

The marks of a code are its attributes. A table without any, as one of the order files that CMS
publishes, is helped by ``medicare_code_edits``, if that is loaded.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias
from weakref import WeakKeyDictionary

from ...codes import CodeEdit, CodeTable, MedicareCodeEdits
from .. import Context

__all__ = ["lacking_for", "marks_of"]

Ask: TypeAlias = Callable[[str, date], frozenset[str]]


def marks_of(context: Context, name: str) -> tuple[CodeTable | MedicareCodeEdits, Ask]:
    """Return the table that tells the marks of codes, and how to ask it."""
    table: CodeTable = context.optional_table(name)
    edits: MedicareCodeEdits | None = context.optional_table("medicare_code_edits")
    if edits is not None and not _has_attributes(table):
        return edits, _lists(edits)
    return table, _attributes(table)


def lacking_for(
    table: CodeTable | MedicareCodeEdits, days: tuple[date, ...]
) -> tuple[str, str] | None:
    """Return what it takes to judge codes on these days with this table, and why."""
    if not days:
        return "date of service", "the claim states no day"
    if isinstance(table, CodeTable) and not _has_attributes(table):
        reason = f"{table.name} {table.edition} says nothing of what the code editor asks"
        return "medicare_code_edits", reason
    for day in days:
        if not table.edition.covers(day):
            return table.name, f"edition {table.edition} does not speak of {day}"
    return None


_KNOWN: WeakKeyDictionary[CodeTable, bool] = WeakKeyDictionary()


def _has_attributes(table: CodeTable) -> bool:
    known = _KNOWN.get(table)
    if known is None:
        known = _KNOWN[table] = any(entry.attributes for entry in table)
    return known


def _attributes(table: CodeTable) -> Ask:
    get = table.get

    def ask(code: str, day: date) -> frozenset[str]:
        return get(code, on=day).attributes

    return ask


def _lists(edits: MedicareCodeEdits) -> Ask:
    def ask(code: str, day: date) -> frozenset[str]:
        return frozenset(filter(None, map(_word, edits.of_code(code, on=day))))

    return ask


_WORDS = {"unspecified": "unspecified laterality", "length of stay": "long ventilation"}


def _word(row: CodeEdit) -> str | None:
    """Return the mark that a row of a list is; None for procedures not covered on a condition."""
    if row.edit == "non-covered":
        if row.youngest is not None:
            return f"non-covered above {row.youngest - 1}"
        return row.edit if row.section in ("11", "11A") else None
    return _WORDS.get(row.edit, row.edit)
