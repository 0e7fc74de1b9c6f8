"""Canonical segments of a document and of objects, for the proof that nothing is lost.

The document's side leaves out what findings keep verbatim and what is worked out anew; the objects'
side is what the writer makes of them. Both are brought to canonical forms, and contexts that repeat
are counted once on both sides.
"""

from collections.abc import Iterator

from ..model import Batch, Remittance
from ._bodies import bodies, read_by
from ._canonical import canonical_of
from ._check import check_chunks
from ._document import Document
from ._hierarchy import BELOW, Level, Levels
from ._plan import COMPONENT, ELEMENT
from ._refusals import Problem

__all__ = ["canonical_document", "canonical_objects"]

_ENVELOPE = ("ST", "SE", "GS", "GE", "ISA", "IEA", "TA1", "junk")


def canonical_objects(transaction: Batch | Remittance) -> Iterator[str]:
    """Yield the canonical segments that the writer makes of a transaction's objects."""
    guide = read_by(transaction)
    if guide is None:
        return
    forms = canonical_of(guide)
    problems: list[Problem] = []
    for body in bodies(transaction, problems):
        for segment in body:
            yield from forms.segments(segment.split(ELEMENT), COMPONENT)


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
                for element in range(kept.element, kept.element + kept.elements):
                    parts.setdefault(kept.number, set()).add((element, kept.component))
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
        forms = canonical_of(chunk.head.map)
        for index, cells in enumerate(chunk.elements()):
            number_ = chunk.number + index
            if number_ in whole:
                continue
            for element, component in parts.get(number_, ()):
                _put(cells, element, component, chunk.delimiters.component, "")
            for element, component, text in constants.get(number_, ()):
                _put(cells, element, component, chunk.delimiters.component, text)
            lines += forms.segments(cells, chunk.delimiters.component)
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
                for lower in BELOW.get(item.code, ()):
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
