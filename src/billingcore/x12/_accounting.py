"""Canonical segments of a document and of objects, for the proof that nothing is lost.

The document's side leaves out what findings keep verbatim and what is worked out anew; the objects'
side is what the writer makes of them. Both explode packed items into one segment each and write
numbers in their shortest form, and contexts that repeat are counted once on both sides.
"""

import re
from collections.abc import Iterator

from ..model import Batch, Remittance
from ._bodies import bodies
from ._check import check_chunks
from ._document import Document
from ._plan import COMPONENT, ELEMENT
from ._read import Level, Levels
from ._refusals import Problem
from ._values import clock, clock_text, number, number_text

__all__ = ["canonical_document", "canonical_objects"]

_ENVELOPE = ("ST", "SE", "GS", "GE", "ISA", "IEA", "TA1", "junk")
_DECIMAL = re.compile(r"-?\d*\.\d*|-?\d+", re.ASCII).fullmatch
_PACKS = {"CAS": (2, 2, 3), "PLB": (3, 3, 2), "HI": (1, 1, 1)}
_RUNS = {"SV1": {1: 2, 7: 0}, "SVC": {1: 2, 6: 2}, "SVD": {3: 2}, "SV5": {1: 2}, "CLM": {11: 0}}


def canonical_objects(transaction: Batch | Remittance) -> Iterator[str]:
    """Yield the canonical segments that the writer makes of a transaction's objects."""
    problems: list[Problem] = []
    for body in bodies(transaction, problems):
        for segment in body:
            yield from canonical(segment.split(ELEMENT), COMPONENT)


def canonical(cells: list[str], component: str = ":") -> Iterator[str]:
    """Yield the canonical forms of a segment: shortest numbers, no trailing empties."""
    cells = [cell.rstrip(" ") for cell in cells]
    if cells[0] == "BHT" and len(cells) > 5:
        at = clock(cells[5])
        cells[5] = clock_text(at) if at else cells[5]
    cells = [_cell(cell, component) for cell in cells]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    tag = cells[0]
    if len(cells) == 1:
        return
    if tag == "HL":
        return
    if tag == "LX" and len(cells) == 2:
        yield f"LX*{cells[1].lstrip('0')}"
        return
    for place, first in _RUNS.get(tag, {}).items():
        if place < len(cells):
            cells[place] = _run(cells[place], first)
    if tag == "CRC":
        cells = cells[:3] + [cell for cell in cells[3:] if cell]
    if tag == "DTP" and len(cells) > 3 and cells[2] == "RD8":
        begin, _, end = cells[3].partition("-")
        if begin == end:
            cells[2:4] = ["D8", begin]
    if tag == "PER":
        pairs = [cells[i : i + 2] for i in range(3, 9, 2)]
        filled = [pair + [""] * (2 - len(pair)) for pair in pairs if any(pair)]
        cells = (cells + [""] * 3)[:3] + [cell for pair in filled for cell in pair] + cells[9:]
    if tag in _PACKS:
        shared, start, step = _PACKS[tag]
        head = cells[:shared]
        rest = cells[start:]
        items = [rest[i : i + step] for i in range(0, len(rest), step)]
        for item in items:
            if any(item):
                yield _text([*head, *item])
        return
    yield _text(cells)


def _text(cells: list[str]) -> str:
    return re.sub(r"\*+$", "", "*".join(cells))


def _run(cell: str, first: int) -> str:
    """Close gaps between components of one kind: modifiers, pointers."""
    parts = cell.split(":")
    head, middle, tail = parts[:first], parts[first : first + 4], parts[first + 4 :]
    if first == 0 and len(parts) > 2:
        head, middle, tail = (
            [],
            parts[:2] if len(parts) <= 5 and "" in parts else parts[:4],
            parts[4:],
        )
        if len(parts) == 5 or (len(parts) == 4 and not parts[2]):
            middle, tail = parts[:2], parts[2:]
            filled = [m for m in middle if m]
            return ":".join([*filled, *[""] * (2 - len(filled)), *tail]).rstrip(":")
    filled = [part for part in middle if part]
    if tail:
        filled += [""] * (4 - len(filled))
    return ":".join([*head, *filled, *tail]).rstrip(":")


def _cell(cell: str, component: str) -> str:
    if component in cell:
        parts = [_simple(part.rstrip(" ")) for part in cell.split(component)]
        return ":".join(parts).rstrip(":")
    return _simple(cell)


def _simple(text: str) -> str:
    if _DECIMAL(text):
        value = number(text)
        if value is not None:
            return number_text(value)
    return text


def canonical_document(document: Document) -> Iterator[str]:
    """Yield the canonical segments of the document that objects must hold."""
    whole: set[int] = set()
    parts: dict[int, set[tuple[int, int]]] = {}
    constants: dict[int, list[tuple[int, int, str]]] = {}
    for finding in check_chunks(document.chunks()):
        expected = dict(finding.params).get("expected")
        if isinstance(expected, str) and finding.places:
            place = finding.places[0]
            constants.setdefault(place.number or 0, []).append(
                (place.element or 0, place.component or 0, expected)
            )
        if finding.kept is not None:
            kept = finding.kept
            if kept.element:
                parts.setdefault(kept.number, set()).add((kept.element, kept.component))
            else:
                whole.add(kept.number)
    levels = Levels()
    context = _Contexts()
    known: dict[int, list[str]] = {}
    for chunk in document.chunks():
        if chunk.role == "ST":
            levels, context, known = Levels(), _Contexts(), {}
        if chunk.head is None or chunk.head.map is None or chunk.role in _ENVELOPE:
            continue
        lines: list[str] = []
        for index, cells in enumerate(chunk.elements()):
            number_ = chunk.number + index
            if number_ in whole:
                continue
            for element, component in parts.get(number_, ()):
                _put(cells, element, component, chunk.delimiters.component, "")
            for element, component, text in constants.get(number_, ()):
                _put(cells, element, component, chunk.delimiters.component, text)
            lines += list(canonical(cells, chunk.delimiters.component))
        if chunk.role == "level" and chunk.head.set == "837":
            known[id(levels.open(chunk))] = lines
            continue
        if chunk.role == "root" and levels.current is not None:
            yield from context.opened(levels.current, known)
        yield from lines


class _Contexts:
    """Tell which levels a claim opens anew: those that differ from the claim's before it."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[bool, list[str]]] = {}

    def opened(self, level: Level, known: dict[int, list[str]]) -> Iterator[str]:
        chain: list[Level] = []
        at: Level | None = level
        while at is not None:
            chain.insert(0, at)
            at = at.parent
        own = level.code != "23"
        changed = False
        for item in chain:
            lines = known.get(id(item), [])
            mark = (own if item.code == "22" else True, lines)
            if changed or self._last.get(item.code) != mark:
                changed = True
                self._last[item.code] = mark
                for lower in {"20": ("22", "23"), "22": ("23",)}.get(item.code, ()):
                    self._last.pop(lower, None)
                yield from lines


def _put(cells: list[str], element: int, component: int, separator: str, text: str) -> None:
    """Put `text` where a kept text stood, or a constant that the writer writes anew."""
    cells += [""] * (element + 1 - len(cells))
    if not component:
        cells[element] = text
        return
    inner = cells[element].split(separator)
    inner += [""] * (component - len(inner))
    inner[component - 1] = text
    cells[element] = separator.join(inner)
