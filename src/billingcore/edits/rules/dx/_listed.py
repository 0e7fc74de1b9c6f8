"""A claim's diagnoses as the tabular list has them, on the days that govern them.

Two diagnoses are judged together on the days that they share: on a claim of several encounters
each has those of its lines. Of a bill either end of the statement will do, so that what is wrong
must be so on both.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from attrs import frozen

from ....codes import Note, NoteKind, TabularTable
from ... import Citation, Context, Evidence
from ._coded import coded, pointed_days, usual_days
from ._memory import Memory, memory_of

__all__ = [
    "TABULAR_LIST",
    "Listed",
    "Named",
    "all_listed",
    "evidence_of",
    "known",
    "known_main",
    "listed",
    "named_first",
    "notes_between",
    "pairs_by_note",
]

TABULAR_LIST = Citation(authority="ICD-10-CM tabular list", section="notes under codes")


class Listed(NamedTuple):
    """Give a diagnosis and the days on which the list is asked about it."""

    place: int
    code: str
    days: tuple[date, ...]


class Named(NamedTuple):
    """Give a diagnosis, another that a note under it names, and the note."""

    one: Listed
    other: Listed
    note: Note


@frozen
class _All:
    """Hold what the list can speak of: all in their order, and the principal and others once."""

    all: tuple[Listed, ...] = ()
    coded: tuple[Listed, ...] = ()
    dateless: bool = False
    beyond: date | None = None
    """A day that the edition does not know, if there is one."""


def listed(context: Context, *, least: int = 1) -> tuple[Listed, ...]:
    """Return the principal and the other diagnoses, if there are at least so many.

    What the list cannot speak of is said to be not evaluated.
    """
    if len(context.once(coded)) < least:
        return ()
    found = _judged(context).coded
    return found if len(found) >= least else ()


def all_listed(context: Context) -> tuple[Listed, ...]:
    """Return every ICD-10-CM diagnosis in any role, at each of its places."""
    return _judged(context).all


def known(context: Context) -> tuple[Listed, ...]:
    """Return the same without saying what is not evaluated, for rules that can do without."""
    return context.once(_listed).all


def known_main(context: Context) -> tuple[Listed, ...]:
    """Return those of them that are the principal or another diagnosis, each code once."""
    return context.once(_listed).coded


def _judged(context: Context) -> _All:
    found = context.once(_listed)
    if found.dateless:
        context.not_evaluated("date of service", reason="the claim states no day")
    elif found.beyond:
        edition = context.table("icd10cm_notes").edition
        reason = f"edition {edition} does not speak of {found.beyond}"
        context.not_evaluated("icd10cm_notes", reason=reason)
    return found


def _listed(context: Context) -> _All:
    claim = context.claim
    table: TabularTable = context.optional_table("icd10cm_notes")
    usual = usual_days(claim)
    several = len(usual) > 1 and claim.kind != "institutional"
    found: dict[int, Listed] = {}
    beyond = None
    for place, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.code and diagnosis.is_icd10:
            if not usual:
                return _All(dateless=True)
            days = (pointed_days(claim, place) or usual) if several else usual
            unknown = next((day for day in days if not table.edition.covers(day)), None)
            if unknown is None:
                found[place] = Listed(place, diagnosis.code, days)
            else:
                beyond = unknown
    main = tuple(found[place] for place, _ in context.once(coded) if place in found)
    return _All(tuple(found.values()), main, beyond=beyond)


def notes_between(context: Context, kind: NoteKind) -> Iterator[Named]:
    """Yield each diagnosis with each other that a note of this kind under it names."""
    if listed(context, least=2):
        yield from _between(context, kind)


def named_first(context: Context) -> tuple[Named, ...]:
    """Return each diagnosis with each other that is to be coded before it."""
    return context.once(_named_first) if listed(context, least=2) else ()


def _named_first(context: Context) -> tuple[Named, ...]:
    return tuple(_between(context, NoteKind.CODE_FIRST))


def _between(context: Context, kind: NoteKind) -> Iterator[Named]:
    found = context.once(_listed).coded
    table: TabularTable = context.table("icd10cm_notes")
    memory = memory_of(table)
    for one in found:
        named = _named(memory, table, one, kind)
        if named:
            for other in found:
                if other.code[:3] in named and other is not one:
                    note = _note(context, table, one, other, kind)
                    if note is not None:
                        yield Named(one, other, note)


def pairs_by_note(context: Context, kind: NoteKind) -> Iterator[Named]:
    """Yield the same with each two diagnoses once, though notes may stand under both."""
    told: set[frozenset[int]] = set()
    for named in notes_between(context, kind):
        pair = frozenset((named.one.place, named.other.place))
        if pair not in told:
            told.add(pair)
            yield named


def _named(memory: Memory, table: TabularTable, one: Listed, kind: NoteKind) -> frozenset[str]:
    first, *others = one.days
    named = memory.named(table, one.code, first)[kind]
    for day in others:
        named |= memory.named(table, one.code, day)[kind]
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
