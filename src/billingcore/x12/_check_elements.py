"""Elements judged against their declarations: presence, type, length, codes, syntax rules."""

import re
from collections.abc import Iterator

from attrs import evolve

from ..findings import Disposition, Finding, Kept, Severity
from ._check_values import Values
from ._findings import structure
from ._plan import loop_classes
from ._trace import Column, Taken, columns, family_columns
from ._walk import Chunk
from .maps._vocabulary import Element

__all__ = ["Elements"]


class Elements(Values):
    """Judge the elements of taken segments; remembers what is told only once a file."""

    def judge(
        self, chunk: Chunk, taken: Taken, cells: list[str], *, exact: bool, alone: bool = False
    ) -> Iterator[Finding]:
        """Yield the findings of one segment; of a map that only fits in part, what was lost.

        An opening segment that stands `alone` in a loop without an object of its own must say
        something itself to be written again.
        """
        self._alone = alone
        current = chunk.head.map if chunk.head else None
        if current is not None and current is not self._map:
            self._map, self._classes = current, loop_classes(current)
        found = self._item(chunk, taken, cells) if taken.item else self._all(chunk, taken, cells)
        for finding in found:
            if exact:
                yield finding
            elif finding.kept is not None or "expected" in dict(finding.params):
                yield _softened(finding)

    # .. whole segments .......................................................................

    def _all(self, chunk: Chunk, taken: Taken, cells: list[str]) -> Iterator[Finding]:
        node, index = taken.node, taken.index
        merged = family_columns(taken.loop, node)
        path = taken.path
        if node.tag == "LX" and taken.loop.id == "2400":
            yield from self._line_number(chunk, taken, cells)
            return
        if not any(cells[1:]):
            yield structure(
                "empty-segment",
                chunk,
                index,
                path=path.rstrip("."),
                loop=taken.loop,
                node=node.id,
                keep=chunk.pieces[index],
            )
            return
        found = list(self._each(chunk, taken, cells))
        lost = {
            position
            for finding in found
            if finding.kept and not finding.kept.component
            for position in range(
                finding.kept.element, finding.kept.element + finding.kept.elements
            )
        }
        found += self._constants(chunk, taken, cells, lost)
        needless = node is not taken.loop.opener or self._alone
        if node.to is None and needless and not _says(merged, cells, lost):
            yield from self._emptied(chunk, taken, found)
            return
        yield from found

    def _emptied(self, chunk: Chunk, taken: Taken, found: list[Finding]) -> Iterator[Finding]:
        """Keep the whole segment where none of its values lives in an object."""
        whole = Kept(number=chunk.number + taken.index, text=chunk.pieces[taken.index])
        if not any(finding.kept for finding in found):
            yield structure(
                "empty-segment",
                chunk,
                taken.index,
                path=taken.path.rstrip("."),
                loop=taken.loop,
                node=taken.node.id,
                keep=whole.text,
            )
        for finding in found:
            if finding.kept is None:
                yield finding
            else:
                yield evolve(finding, kept=whole)

    def _constants(
        self, chunk: Chunk, taken: Taken, cells: list[str], lost: set[int]
    ) -> Iterator[Finding]:
        """Judge situational constants, which go with the value behind them (PAT05 with PAT06)."""
        waiting: Element | None = None
        for item in taken.node.elements:
            if item.const is not None and item.usage == "S":
                waiting = item
                continue
            if waiting is None or item.to is None:
                continue
            stated = _cell(cells, waiting.position)
            valued = bool(_cell(cells, item.position)) and item.position not in lost
            column = columns(taken.node)[waiting.position]
            if stated == waiting.const and not valued:
                yield self._finding(
                    "constant-alone", chunk, taken, waiting.position, column, keep=stated
                )
            elif not stated and valued:
                yield self._finding(
                    "element-missing", chunk, taken, waiting.position, column, const=waiting.const
                )
            waiting = None

    def _each(self, chunk: Chunk, taken: Taken, cells: list[str]) -> Iterator[Finding]:
        """Judge a segment's elements one by one, and the rules between them."""
        node = taken.node
        own, merged = columns(node), family_columns(taken.loop, node)
        for position in range(1, max(len(cells), max(own, default=0) + 1)):
            text = cells[position] if position < len(cells) else ""
            column = own.get(position)
            if not text:
                if column is not None and column.usage == "R":
                    yield self._finding(
                        "element-missing",
                        chunk,
                        taken,
                        position,
                        column,
                        const=column.element.const,
                    )
                continue
            if column is None:
                slug = "element-not-used" if position <= node.positions else "too-many-elements"
                bound = merged.get(position)
                lost = bound is None or not (bound.bound or bound.element.parts)
                yield self._finding(
                    slug, chunk, taken, position, bound, keep=text if lost else None
                )
                if bound is not None:
                    yield from self._value(chunk, taken, position, bound, text, cells)
                continue
            yield from self._value(chunk, taken, position, column, text, cells)
        if node.pack is not None:
            yield from self._gaps(chunk, taken, cells)
        yield from self._syntax(chunk, taken, node.tag, cells)

    def _gaps(self, chunk: Chunk, taken: Taken, cells: list[str]) -> Iterator[Finding]:
        pack = taken.node.pack
        if pack is None:
            return
        empty = 0
        for k in range(pack.times):
            first = pack.start + k * pack.step
            if any(cells[first : first + pack.step]):
                if empty:
                    yield self._finding("gap", chunk, taken, first, None)
                empty = 0
            else:
                empty += 1

    def _line_number(self, chunk: Chunk, taken: Taken, cells: list[str]) -> Iterator[Finding]:
        """Compare LX01, which the writer works out, with the line's place."""
        match = re.search(r"lines\[(\d+)\]\.$", taken.path)
        expected = str(int(match.group(1)) + 1 if match else 1)
        stated = cells[1] if len(cells) > 1 else ""
        if stated.lstrip("0") != expected:
            path = taken.path.rstrip(".")
            yield structure(
                "line-number",
                chunk,
                taken.index,
                1,
                path=path,
                loop=taken.loop,
                node=taken.node.id,
                keep=stated or None,
                const=expected,
            )
        for number in range(2, len(cells)):
            if cells[number]:
                yield self._finding(
                    "too-many-elements", chunk, taken, number, None, keep=cells[number]
                )

    # .. HI: one composite of a kind ..........................................................

    def _item(self, chunk: Chunk, taken: Taken, cells: list[str]) -> Iterator[Finding]:
        pack = taken.node.pack
        if pack is None:
            return
        position = taken.item
        if position == 1:
            for number in range(1, len(cells)):
                if not cells[number] and any(cells[number + 1 :]):
                    yield self._finding("gap", chunk, taken, number + 1, None)
        column = columns(taken.node).get(position)
        if column is None:
            item = pack.elements[0]
            yield self._finding("element-not-used", chunk, taken, position, None)
            column = Column(item, "S", ())
        yield from self._composite(chunk, taken, position, column, cells[position])


def _cell(cells: list[str], position: int) -> str:
    return cells[position] if position < len(cells) else ""


def _softened(finding: Finding) -> Finding:
    return evolve(finding, severity=Severity.INFO, disposition=Disposition.INFORMATION)


def _says(declared: dict[int, Column], cells: list[str], lost: set[int]) -> bool:
    """Tell whether a segment has any value that lives in an object."""
    return any(
        (column.bound or bool(column.element.parts))
        and position < len(cells)
        and position not in lost
        and cells[position]
        for position, column in declared.items()
    )
