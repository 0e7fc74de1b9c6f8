"""What a code of ICD-10-CM lacks to be one that can be reported."""

from enum import StrEnum

from attrs import frozen

from ._seventh_characters import SeventhCharacter, padded
from ._tabular_codes import Find, completed, completions
from ._tabular_entry import TabularEntry, TabularKind

__all__ = ["CodeProblem", "CodeRepair", "repaired"]


class CodeProblem(StrEnum):
    """What is wrong with a code."""

    CHARACTERS = "more characters are needed"
    SEVENTH_CHARACTER = "a seventh character is needed"
    PLACEHOLDER = "a placeholder X is missing"
    SEVENTH_CHARACTER_NOT_TAKEN = "the code does not take this seventh character"
    UNKNOWN = "the list has no such code"


@frozen
class CodeRepair:
    """Say what a code lacks, and which codes it may become; no `problem`, nothing is lacking.

    `stem` has the placeholders up to the sixth place, where a seventh character completes it, and
    `seventh_characters` are those to choose from. Where more characters are needed, `choices` are
    the codes one step below.
    """

    code: str
    problem: CodeProblem | None = None
    stem: str | None = None
    seventh_characters: tuple[SeventhCharacter, ...] = ()
    choices: tuple[str, ...] = ()


def repaired(code: str, find: Find) -> CodeRepair:
    """Return what the code lacks."""
    found = completed(code, find)
    if found and (found[1] or not found[0].header):
        return CodeRepair(code, choices=(code,))
    entry = find(code[:3])
    reached = _down(entry, code[3:], find) if entry and len(code) <= 7 else None
    if reached is None or reached[0].kind is not TabularKind.CODE:
        return CodeRepair(code, CodeProblem.UNKNOWN)
    line, rest = reached
    if not line.takes_seventh:
        if line.children:
            return CodeRepair(code, CodeProblem.CHARACTERS, choices=line.children)
        return CodeRepair(code, CodeProblem.PLACEHOLDER, choices=(line.code,))
    stem = padded(line.code)
    choices = dict(completions(line))
    if not rest:
        problem = CodeProblem.SEVENTH_CHARACTER
    elif stem + rest in choices:
        problem, choices = CodeProblem.PLACEHOLDER, {stem + rest: choices[stem + rest]}
    else:
        problem = CodeProblem.SEVENTH_CHARACTER_NOT_TAKEN
    return CodeRepair(code, problem, stem, line.seventh_characters, tuple(choices))


def _down(entry: TabularEntry, rest: str, find: Find) -> tuple[TabularEntry, str] | None:
    """Return the line that the characters lead to, placeholders put in, and what is left of them.

    Left is nothing, or one character where the line takes a seventh.
    """
    if not entry.children:
        if entry.takes_seventh:
            rest = rest.lstrip("X")
            return (entry, rest) if len(rest) <= 1 else None
        return None if rest else (entry, "")
    if not rest:
        return entry, ""
    for child in map(find, entry.children):
        if child and child.code.startswith(entry.code):
            further = child.code[len(entry.code) :]
            if rest.startswith(further):
                return _down(child, rest[len(further) :], find)
    for child in map(find, entry.children):
        if child and child.code == entry.code + "X":
            return _down(child, rest, find)
    return None
