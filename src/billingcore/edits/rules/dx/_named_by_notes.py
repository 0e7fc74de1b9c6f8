"""Pairs of a claim's diagnoses of which a note under one names the other."""

from collections.abc import Iterator
from typing import NamedTuple

from ....codes import Note, NoteKind, TabularTable
from ... import Context, Evidence
from ._listed import Listed, known
from ._memory import memory_of

__all__ = ["Named", "evidence_of", "named_by", "pairs_named_by"]


class Named(NamedTuple):
    """Give a diagnosis, another that a note under it names, and the note."""

    one: Listed
    other: Listed
    note: Note


def named_by(context: Context, kind: NoteKind) -> Iterator[Named]:
    """Yield each diagnosis with each other that a note of this kind under it names."""
    table: TabularTable = context.table("icd10cm_notes")
    main = known(context).main
    for one in main:
        named = _categories(table, one, kind)
        if named:
            for other in main:
                if other.code[:3] in named and other is not one:
                    note = _note(context, table, one, other, kind)
                    if note is not None:
                        yield Named(one, other, note)


def pairs_named_by(context: Context, kind: NoteKind) -> Iterator[Named]:
    """Yield the same with each two diagnoses once, though notes may stand under both."""
    told: set[frozenset[int]] = set()
    for named in named_by(context, kind):
        pair = frozenset((named.one.place, named.other.place))
        if pair not in told:
            told.add(pair)
            yield named


def _categories(table: TabularTable, one: Listed, kind: NoteKind) -> frozenset[str]:
    named = one.standing.named[kind]
    memory = memory_of(table)
    for day in one.days[:-1]:
        named |= memory.standing(table, one.code, day).named[kind]
    return named


def _note(
    context: Context, table: TabularTable, one: Listed, other: Listed, kind: NoteKind
) -> Note | None:
    days = one.days if one.days is other.days else sorted({*one.days} & {*other.days})
    notes = [table.naming(one.code, kind, other.code, on=day) for day in days]
    if context.claim.kind == "institutional" and not all(notes):
        return None
    return next((note for note in notes if note), None)


def evidence_of(context: Context, note: Note) -> Evidence:
    """Return a note as evidence."""
    return Evidence(
        what=f"{note.kind} note",
        table="icd10cm_notes",
        edition=str(context.table("icd10cm_notes").edition),
        facts=(("under", note.at), ("says", note.text)),
    )
