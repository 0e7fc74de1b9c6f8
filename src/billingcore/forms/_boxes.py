"""From a path to the boxes of a form, by a table of patterns.

A row is a box and a pattern of paths. `lines[*]` is any line, `other_payers[0]` the first one, and
`references[G1 9F]` a reference with one of these qualifiers (or a provider in one of these roles,
or one of these codes themselves); `diagnoses[ABF BF #]` counts those that it picks. A pattern also
covers everything below it, unless a longer one does; with a `$` at its end it does not. A row may
name a condition that the subject has to meet.

>>> from billingcore.model import Claim, Reference
>>> rows = table("23 references[G1]", "24 lines$", "24D lines[*].procedure", "24F lines[*].charge")
>>> claim = Claim(references=(Reference("F8", "A"), Reference("G1", "B")))
>>> [list(boxes_of(rows, claim, f"references[{i}].value")) for i in (0, 1)]
[[], [Box(number='23', index=None)]]
>>> list(boxes_of(rows, claim, "lines[2].procedure.modifiers[0]"))
[Box(number='24D', index=2)]
"""

import re
from collections.abc import Iterator, Set as AbstractSet

from attrs import frozen

__all__ = ["Box", "Row", "Step", "boxes_of", "steps_of", "table"]

_ANY, _COUNTED = "*", "#"
_STEP = re.compile(r"(?:^|\.)([a-z_0-9]+)(?:\[([^\]]*)\])?")
_ROW = re.compile(r"(\S+)\s+([^|$]+?)(\$?)(?:\s*\|\s*(\w+))?\s*")
_KEYS = ("qualifier", "role", "category")


@frozen
class Step:
    """Give one name of a path and what stands in its brackets, None without brackets."""

    name: str
    chosen: str | None = None


@frozen
class Row:
    """Give one row: the box, the pattern, whether only that very path, and the condition."""

    box: str
    steps: tuple[Step, ...]
    only: bool = False
    when: str | None = None


@frozen
class Box:
    """Give a box that holds the value, and which of several: the index at the pattern's star or #.

    Behind a `#` only those count that the pattern picks: 1 for the second of them.
    """

    number: str
    index: int | None = None


def steps_of(path: str) -> tuple[Step, ...]:
    """Return the steps of a path or pattern; of what is no path, none."""
    steps, position = [], 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None:
            return ()
        steps.append(Step(match[1], match[2]))
        position = match.end()
    return tuple(steps)


def table(*rows: str) -> tuple[Row, ...]:
    """Return the rows written as text: ``box pattern`` or ``box pattern | condition``."""
    return tuple(_row(text) for text in rows)


def _row(text: str) -> Row:
    match = _ROW.fullmatch(text)
    steps = steps_of(match[2]) if match else ()
    if match is None or not steps:
        raise ValueError(f"not a row of a box table: {text}")
    return Row(match[1], steps, only=bool(match[3]), when=match[4])


def boxes_of(
    rows: tuple[Row, ...], subject: object, path: str, met: AbstractSet[str] = frozenset()
) -> Iterator[Box]:
    """Yield the boxes of the longest patterns that cover `path`, in the order of the table.

    `met` has the conditions that `subject` meets.
    """
    steps = steps_of(path)
    standing = _standing(subject, steps)
    found = [
        row
        for row in rows
        if (row.when is None or row.when in met) and _covers(row, steps, standing)
    ]
    longest = max((len(row.steps) for row in found), default=0)
    for row in found:
        if len(row.steps) == longest:
            yield Box(row.box, _which(row, subject, steps, standing))


def _standing(subject: object, steps: tuple[Step, ...]) -> list[object]:
    """Return what stands at each step of the path, None from where nothing does."""
    standing: list[object] = []
    for step in steps:
        subject = getattr(subject, step.name, None)
        index = _index(step)
        if index is not None:
            items = subject if isinstance(subject, tuple) else ()
            subject = items[index] if index < len(items) else None
        standing.append(subject)
    return standing


def _index(step: Step) -> int | None:
    return int(step.chosen) if step.chosen is not None and step.chosen.isdecimal() else None


def _covers(row: Row, steps: tuple[Step, ...], standing: list[object]) -> bool:
    if len(steps) < len(row.steps) or (row.only and len(steps) > len(row.steps)):
        return False
    pairs = zip(row.steps, steps, standing, strict=False)
    if not all(_fits(pattern, step, item) for pattern, step, item in pairs):
        return False
    last = len(row.steps) - 1
    return not row.only or (row.steps[last].chosen is None) == (steps[last].chosen is None)


def _fits(pattern: Step, step: Step, item: object) -> bool:
    if pattern.name != step.name:
        return False
    if pattern.chosen is None:
        return True
    if step.chosen is None:
        return False
    if pattern.chosen in (_ANY, step.chosen):
        return True
    key = next((getattr(item, name) for name in _KEYS if hasattr(item, name)), item)
    return isinstance(key, str) and key in pattern.chosen.split()


def _which(
    row: Row, subject: object, steps: tuple[Step, ...], standing: list[object]
) -> int | None:
    above = [subject, *standing]
    for pattern, step, owner in zip(row.steps, steps, above, strict=False):
        index = _index(step)
        if pattern.chosen == _ANY:
            return index
        if _COUNTED in (pattern.chosen or "").split() and index is not None:
            before = getattr(owner, step.name)[:index]
            return sum(_fits(pattern, step, item) for item in before)
    return None
