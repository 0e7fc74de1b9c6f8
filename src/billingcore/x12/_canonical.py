"""Canonical segments by what a map declares: one form for all the texts that say the same.

Numbers and times are shortest, gaps between like elements are closed, a span of one day is that
day, and what is packed into one segment stands in segments of its own.

>>> from billingcore.x12.maps import professional
>>> canonical = Canonical(professional)
>>> list(canonical.segments(["DTP", "472", "RD8", "20260105-20260105"], ":"))
['DTP*472*D8*20260105']
>>> list(canonical.segments(["CAS", "PR", "1", "20.00", "", "2", "0.50"], ":"))
['CAS*PR*1*20', 'CAS*PR*2*.5']
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ._values import clock, clock_text, number, number_text
from .maps._vocabulary import Element, Segment, Transaction

__all__ = ["Canonical", "canonical_of"]

_NUMBER = re.compile(r"-?\d*\.\d*|-?\d+", re.ASCII).fullmatch
_Change = Callable[[list[str]], None]


class Canonical:
    """Give the canonical forms of a map's segments."""

    def __init__(self, transaction: Transaction) -> None:
        nodes: dict[str, list[Segment]] = {}
        for loop, _ in transaction.loops():
            for node in loop.segments:
                nodes.setdefault(node.tag, []).append(node)
        self._shapes = {tag: _Shape(family) for tag, family in nodes.items()}
        self._unknown = _Shape([])

    def segments(self, cells: list[str], component: str) -> Iterator[str]:
        """Yield the canonical forms of one segment; none of one that is worked out."""
        cells = [cell.rstrip(" ") for cell in cells]
        tag = cells[0]
        if tag == "HL" or not any(cells[1:]):
            return
        if tag == "LX":
            yield "*".join((tag, cells[1].lstrip("0"), *cells[2:])).rstrip("*")
            return
        for segment in self._shapes.get(tag, self._unknown).split(cells, component):
            if any(segment[1:]):
                yield "*".join(segment).rstrip("*")


class _Shape:
    """Know how the elements of one kind of segment hang together, whatever its qualifier."""

    def __init__(self, family: list[Segment]) -> None:
        self.composites: dict[int, list[_Change]] = {}
        self.changes: dict[object, _Change] = {}
        self.pack: tuple[int, int] | None = None
        for node in family:
            for item in node.elements:
                self._element(item, item.position)
            pack = node.pack
            if pack is None:
                continue
            if pack.to is None or node.to is None:
                self.pack = pack.start, pack.step
            else:
                self._add("items", _closed_up(pack.start, pack.step * pack.times, pack.step))
            for item in pack.elements:
                for time in range(pack.times):
                    self._element(item, pack.start + time * pack.step + item.position - 1)

    def _add(self, key: object, change: _Change) -> None:
        self.changes.setdefault(key, change)

    def _element(self, item: Element, at: int) -> None:
        if item.kind == "composite":
            changes = self.composites.setdefault(at, [])
            changes += [c for part in item.parts if (c := _change(part, part.position - 1))]
        elif change := _change(item, at):
            self._add((item.kind, at, item.count), change)

    def split(self, cells: list[str], component: str) -> Iterator[list[str]]:
        for change in self.changes.values():
            change(cells)
        for at in range(1, len(cells)):
            changes = self.composites.get(at)
            if changes is None:
                cells[at] = _simple(cells[at])
                continue
            parts = [part.rstrip(" ") for part in cells[at].split(component)]
            for change in changes:
                change(parts)
            cells[at] = ":".join(map(_simple, parts)).rstrip(":")
        if self.pack is None:
            yield cells
            return
        start, step = self.pack
        for at in range(start, len(cells), step):
            item = cells[at : at + step]
            if any(item):
                yield [*cells[:start], *item]


def _change(item: Element, at: int) -> _Change | None:
    if item.kind == "run":
        return _closed_up(at, item.count, 1)
    if item.kind == "span":
        return _dated(at)
    return _timed(at) if item.kind == "TM" else None


def _closed_up(start: int, count: int, step: int) -> _Change:
    """Return the change that closes gaps between items of `step` cells."""

    def change(cells: list[str]) -> None:
        if len(cells) <= start:
            return
        row = (cells[start : start + count] + [""] * count)[:count]
        items = [row[at : at + step] for at in range(0, count, step)]
        filled = [cell for item in items if any(item) for cell in item]
        cells[start : start + count] = filled + [""] * (count - len(filled))

    return change


def _dated(at: int) -> _Change:
    """Return the change that gives a date in two cells its shortest format."""

    def change(cells: list[str]) -> None:
        if len(cells) <= at + 1:
            return
        form, text = cells[at : at + 2]
        begin, _, end = text.partition("-")
        if form == "RD8" and begin == end:
            cells[at : at + 2] = "D8", begin
        elif form in ("TM", "DT"):
            split = 8 if form == "DT" else 0
            found = clock(text[split:])
            cells[at + 1] = text[:split] + clock_text(found) if found else text

    return change


def _timed(at: int) -> _Change:
    def change(cells: list[str]) -> None:
        found = clock(cells[at]) if len(cells) > at else None
        if found:
            cells[at] = clock_text(found)

    return change


def _simple(text: str) -> str:
    value = number(text) if _NUMBER(text) else None
    return text if value is None else number_text(value)


@lru_cache(maxsize=32)
def canonical_of(transaction: Transaction) -> Canonical:
    """Return the canonical forms of a map, made once."""
    return Canonical(transaction)
