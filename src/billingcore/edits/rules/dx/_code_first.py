"""What "code first" notes mean for a pair of diagnoses, beyond the codes that they name."""

import re

from ....codes import NoteKind, TabularTable
from ....model import Claim
from ... import Context
from ._named_by_notes import Named, named_by

__all__ = ["is_closed", "lines_have_it_before", "named_first", "speaks_of"]

_EXAMPLES = re.compile(r"\bsuch as\b|\be\.g\.", re.IGNORECASE)
_CHARACTERS = re.compile(r"\bcharacters?\b", re.IGNORECASE)


def named_first(context: Context) -> tuple[Named, ...]:
    """Return each diagnosis with each other to be coded before it; ask through ``context.once``."""
    return tuple(named_by(context, NoteKind.CODE_FIRST))


def speaks_of(named: Named) -> bool:
    """Tell whether a note holds for the code as it stands, and is no other rule's.

    External causes have an order of their own. Notes about adverse effects and underdosing mean
    some of the codes for drugs, and so do notes that go on about characters. That obstetric codes
    come before all others is asked by another rule.
    """
    one, other, note = named
    return (
        one.code[0] not in "VWXY"
        and note.at != "T36-T50"
        and not one.code.startswith("Z91")
        and (other.code[0] != "O" or one.code[0] == "O")
        and not _CHARACTERS.search(note.text)
    )


def is_closed(context: Context, named: Named) -> bool:
    """Tell whether the note and its neighbours name all that may be meant, and no examples.

    Codes that are no diseases are in order wherever they stand after the first.
    """
    if named.one.code[0] == "Z":
        return False
    table: TabularTable = context.table("icd10cm_notes")
    line = table.get(named.note.at or "", on=named.one.days[-1])
    notes = [note for note in line.notes if note.kind is NoteKind.CODE_FIRST] if line else []
    return all(note.references or note.is_lead_in for note in notes) and not any(
        _EXAMPLES.search(note.text) for note in notes
    )


def lines_have_it_before(claim: Claim, named: Named) -> bool:
    """Tell whether every line that points at the code points at the other before it."""
    one, other = named.one.place + 1, named.other.place + 1
    pointers = [line.diagnosis_pointers for line in claim.lines if one in line.diagnosis_pointers]
    return bool(pointers) and all(other in p[: p.index(one)] for p in pointers)
