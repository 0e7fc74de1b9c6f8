"""Which node took which segment: the traced reading of one chunk, for checks and locations.

The traced reader is generated from the map by the same code as the fast one and builds the same
objects, so what it writes down is what happened.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from attrs import frozen

from ._plan import Plan, merged_node
from ._tokens import Delimiters
from .maps._vocabulary import Element, Loop, Segment

__all__ = ["Column", "Taken", "Traced", "columns", "trace"]


@frozen
class Column:
    """Give one position of a segment: its element, which occurrence of a pack, whether bound."""

    element: Element
    usage: str
    codes: tuple[str, ...]
    occurrence: int = 0
    offset: int = 0
    part: str = ""

    @property
    def bound(self) -> bool:
        """Tell whether its value lives in an object."""
        return self.element.to is not None and self.element.const is None


@frozen
class Taken:
    """Give a segment that a node took, below which object; `item` is HI's element, else 0."""

    index: int
    loop: Loop
    node: Segment
    path: str
    item: int = 0


class Traced:
    """Hold what a traced reading wrote down about one chunk."""

    __slots__ = ("instances", "kept", "parts", "taken")

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.kept: list[tuple[int, str]] = []
        self.parts: list[tuple[int, int, str]] = []
        self.instances: list[Instance] = []


class Instance:
    """Hold one loop as it occurred: where, and how often each node and inner loop."""

    __slots__ = ("end", "inner", "loop", "nodes", "path", "start")

    def __init__(self, loop: Loop, path: str, start: int) -> None:
        self.loop = loop
        self.path = path
        self.start = start
        self.end = start
        self.nodes: dict[str, list[int]] = {}
        self.inner: dict[str, list[int]] = {}


def trace(
    plan: Plan, name: str, elements: list[list[str]], pieces: list[str], path: str, start: int = 0
) -> Traced:
    """Return what the reader of loop `name` does with the segments, paths beginning with `path`."""
    reader = plan.reader(name)
    loop_id = name.partition(" ")[0]
    item = next(loop for loop in plan.loops if loop.id == loop_id)
    events: list[tuple[Any, ...]] = []
    arguments = [elements, pieces, start, len(pieces), events, path]
    if plan.given(item):
        arguments.append({})
    reader(*arguments)
    return _sorted(plan, events)


def _sorted(plan: Plan, events: list[tuple[Any, ...]]) -> Traced:
    found = Traced()
    stack: list[Instance] = []
    for event in events:
        kind = event[0]
        if kind == "open":
            instance = Instance(plan.loops[event[1]], event[2], event[3])
            if stack:
                stack[-1].inner.setdefault(instance.loop.id, []).append(event[3])
            stack.append(instance)
            found.instances.append(instance)
        elif kind == "close":
            stack.pop().end = event[1]
        elif kind == "take":
            loop, node = plan.nodes[event[2]]
            found.taken.append(Taken(event[1], loop, node, event[3]))
            stack[-1].nodes.setdefault(node.id, []).append(event[1])
        elif kind == "item":
            loop, node = plan.nodes[event[2]]
            found.taken.append(Taken(event[1], loop, node, event[3], event[4]))
            places = stack[-1].nodes.setdefault(node.id, [])
            if event[1] not in places:
                places.append(event[1])
        elif kind == "part":
            found.parts.append((event[1], event[3], event[2]))
        else:
            found.kept.append((event[1], event[2]))
    return found


@lru_cache(maxsize=2_000)
def columns(node: Segment) -> dict[int, Column]:
    """Return what the node declares at each position of the segment."""
    return dict(_declared(node))


@lru_cache(maxsize=2_000)
def family_columns(loop: Loop, node: Segment) -> dict[int, Column]:
    """Return the positions that the reader binds: those of all nodes that share its list."""
    if node.to is None or node.tag == "HI":
        return columns(node)
    same = [s for s in loop.segments if s.tag == node.tag and s.to == node.to]
    return columns(merged_node(same)) if len(same) > 1 else columns(node)


def _declared(node: Segment) -> Iterator[tuple[int, Column]]:
    for item in node.elements:
        yield from _expanded(item, item.position, item.usage, item.codes)
    pack = node.pack
    if pack is None:
        return
    for k in range(pack.times):
        for item in pack.elements:
            at = pack.start + k * pack.step + item.position - 1
            usage = "S" if k or pack.optional else item.usage
            codes = item.codes
            if k and item.extra:
                codes = item.extra[min(k - 1, len(item.extra) - 1)]
            yield from _expanded(item, at, usage, codes, k)


def _expanded(
    item: Element, at: int, usage: str, codes: tuple[str, ...], occurrence: int = 0
) -> Iterator[tuple[int, Column]]:
    if item.kind == "run":
        for k in range(item.count):
            needed = usage if k < item.needed else "S"
            yield at + k, Column(item, needed, codes, occurrence, k)
    elif item.kind == "span":
        yield at, Column(item, usage, codes, occurrence, 0, "format")
        yield at + 1, Column(item, usage, (), occurrence, 1, "text")
    else:
        yield at, Column(item, usage, codes, occurrence)


def places(
    taken: Taken, delimiters: Delimiters, cells: list[str]
) -> Iterator[tuple[str, int, int]]:
    """Yield every (path, element, component) that the taken segment binds, also absent ones."""
    node = taken.node
    base = taken.path
    if taken.item:
        pack = node.pack
        if pack is not None:
            if all(part.to != "." for part in pack.elements[0].parts):
                yield base.rstrip("."), taken.item, 0
            for part in pack.elements[0].parts:
                yield from _bound(part, base, taken.item, part.position)
        return
    if node.to is not None:
        yield base.rstrip("."), 0, 0
    pack = node.pack
    items = _items(node, cells)
    for position, column in family_columns(taken.loop, node).items():
        item = column.element
        place = base
        if pack is not None and position >= pack.start:
            if column.occurrence not in items:
                continue
            count = items[column.occurrence]
            place = _next(base, count) if pack.to is None else f"{base}{pack.to}[{count}]."
            yield place.rstrip("."), position, 0
        elif pack is not None and pack.to is None and item.to:
            for count in items.values():  # what all the items share
                yield _next(base, count) + item.to, position, 0
            continue
        if item.kind == "run":
            yield f"{place}{item.to}[{column.offset}]", position, 0
        elif item.kind == "composite":
            inner = f"{place}{item.to}." if item.to else place
            if item.to:
                yield inner.rstrip("."), position, 0
            for part in item.parts:
                yield from _bound(part, inner, position, part.position)
        elif item.kind == "span":
            if column.offset:
                yield f"{place}{item.to}", position, 0
                if node.to == "dates":
                    yield f"{place}at", position, 0
        elif item.to:
            yield (place.rstrip(".") if item.to == "." else place + item.to), position, 0


def _items(node: Segment, cells: list[str]) -> dict[int, int]:
    """Return which of a pack's places hold an item, and the how-manieth it is."""
    pack = node.pack
    if pack is None:
        return {}
    starts = (pack.start + k * pack.step for k in range(pack.times))
    filled = [k for k, at in enumerate(starts) if any(cells[at : at + pack.step])]
    return {k: count for count, k in enumerate(filled)}


def _bound(
    part: Element, base: str, element: int, component: int
) -> Iterator[tuple[str, int, int]]:
    if part.kind == "run":
        for k in range(part.count):
            yield f"{base}{part.to}[{k}]", element, component + k
    elif part.kind == "span":
        yield base + str(part.to), element, component + 1
    elif part.to == ".":
        yield base.rstrip("."), element, component
    elif part.to:
        yield base + part.to, element, component


def _next(base: str, count: int) -> str:
    """Return the path of the item `count` places after the one that `base` names."""
    head, _, rest = base.rpartition("[")
    number = int(rest.rstrip("]."))
    return f"{head}[{number + count}]."
