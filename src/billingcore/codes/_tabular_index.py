"""The codes that notes name, found by the line where a note stands and the category it names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ._code_references import CodeReference, in_order
from ._notes import Note, NoteKind
from ._tabular_entry import TabularEntry, TabularKind

__all__ = ["NoteIndex"]

_Named: TypeAlias = tuple[TabularEntry, CodeReference, Note]


class NoteIndex:
    """Find the notes of one kind that may name a code."""

    __slots__ = ("_above", "_by_line")

    def __init__(self, lines: Iterable[TabularEntry], kind: NoteKind) -> None:
        lines = tuple(lines)
        codes = {line.code[:3] for line in lines if line.kind is TabularKind.CODE}
        categories = sorted(codes, key=in_order)
        order = [in_order(category) for category in categories]
        self._by_line: dict[str, dict[str, list[_Named]]] = {}
        for line in lines:
            for note in line.notes:
                for reference in note.references if note.kind is kind else ():
                    named = self._by_line.setdefault(line.code, {})
                    first, last = reference.first[:3], reference.last[:3]
                    between = categories[
                        bisect_right(order, in_order(first)) : bisect_left(order, in_order(last))
                    ]
                    for category in dict.fromkeys((first, *between, last)):
                        named.setdefault(category, []).append((line, reference, note))
        self._above = _above_categories(lines, self._by_line.keys())

    def naming(self, code: str, other: str) -> Iterator[_Named]:
        """Yield the notes above `code`, in any release, whose references may cover the other.

        They come as lines from the nearest to the farthest, with the reference in question.
        """
        category = other[:3]
        for length in range(len(code), 0, -1):
            named = self._by_line.get(code[:length])
            if named and category in named:
                yield from named[category]
        for line in self._above.get(code[:3], ()):
            yield from self._by_line[line].get(category, ())


def _above_categories(
    lines: Iterable[TabularEntry], naming: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return the sections and chapters that ever stood above a category, if they are `naming`."""
    naming = frozenset(naming)
    parents: dict[str, dict[str, None]] = {}
    for line in lines:
        if line.parent and (line.kind is not TabularKind.CODE or len(line.code) == 3):
            parents.setdefault(line.code, {})[line.parent] = None

    def above(code: str) -> Iterator[str]:
        for parent in parents.get(code, ()):
            yield parent
            yield from above(parent)

    return {
        code: found
        for code in parents
        if len(code) == 3 and (found := tuple(a for a in dict.fromkeys(above(code)) if a in naming))
    }
