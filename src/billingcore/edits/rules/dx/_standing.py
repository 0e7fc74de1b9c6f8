"""What the tabular list says of one code, as far as rules want to know it of every diagnosis."""

import re
from collections.abc import Mapping
from datetime import date

from attrs import frozen

from ....codes import CodeProblem, CodeRepair, Note, NoteKind, TabularTable
from ....identifiers import icd10cm

__all__ = ["NAMING", "Standing", "lack_of"]

NAMING = (NoteKind.EXCLUDES1, NoteKind.EXCLUDES2, NoteKind.CODE_FIRST)
"""The kinds of notes that relate two diagnoses of a claim."""

_PROBLEMS = (
    CodeProblem.SEVENTH_CHARACTER,
    CodeProblem.SEVENTH_CHARACTER_NOT_TAKEN,
    CodeProblem.PLACEHOLDER,
)
_ELSEWHERE = re.compile(r"(?<!not )\bclassified elsewhere\b", re.IGNORECASE)
_TRIMESTER = re.compile(r"\b(first|second|third|unspecified) trimester\b", re.IGNORECASE)


@frozen
class Standing:
    """Hold it for the days of one release.

    `lack` is what the code lacks to be whole. `named` are the categories that its notes name, its
    own and inherited ones, by kind. Of those that make rules look closer, `others` are all but its
    own category, and `own` tells whether that is among them; what is excluded by Excludes2 is not.
    `first` is the nearest "code first" note, `is_manifestation` what the title says, and
    `trimester` the one that it names.
    """

    lack: CodeRepair | None
    named: Mapping[NoteKind, frozenset[str]]
    others: frozenset[str]
    own: bool
    first: Note | None
    is_manifestation: bool
    trimester: str | None

    @classmethod
    def of(
        cls, table: TabularTable, code: str, day: date, named: Mapping[NoteKind, frozenset[str]]
    ) -> "Standing":
        """Return the standing of a code, the notes of which name these categories."""
        title = table.title(code, on=day) or ""
        trimester = _TRIMESTER.search(title)
        every = named[NoteKind.EXCLUDES1] | named[NoteKind.CODE_FIRST]
        return cls(
            lack_of(table, code, day),
            named,
            every - {code[:3]},
            code[:3] in every,
            next(iter(table.notes(code, NoteKind.CODE_FIRST, on=day)), None),
            _ELSEWHERE.search(title) is not None,
            trimester[1].lower() if trimester else None,
        )


def lack_of(table: TabularTable, code: str, day: date) -> CodeRepair | None:
    """Return what a well-formed code lacks: a seventh character, or placeholders before it."""
    found = table.repair(code, on=day)
    return found if found.problem in _PROBLEMS and icd10cm.is_valid(code) else None
