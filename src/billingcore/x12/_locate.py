"""Where a value of an object stands: loop, segment, element, component, and byte span if read.

Places come from walking the map over the segments that the object was read from; for an object
that was made, over those it would be written as. A value that is absent is placed by the map alone.

>>> from billingcore import x12
>>> from billingcore.testing import a_claim
>>> print(x12.locate(a_claim(), "lines[0].procedure.code").places[0])
x12 2400/SV101-2
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from ..findings import Location, Place
from ..model import Batch, Claim, ClaimPayment, Remittance
from ._bodies import map_of, segments_of
from ._hierarchy import LOOPS, loop_of
from ._plan import COMPONENT, ELEMENT, TERMINATOR, attribute_type, loop_classes, root_classes
from ._read import plan_of
from ._source import Source
from ._tokens import Delimiters
from ._trace import Taken, places, trace
from ._walk import Chunk
from .maps._vocabulary import INSURED, Element, Loop, Segment, Transaction

__all__ = ["locate", "located"]

_INDEX = re.compile(r"\[\d+\]")


def locate(obj: object, path: str) -> Location:
    """Return where `path` below a claim, claim payment, batch or remittance stands in X12.

    The location has no place when the path is no part of the object's guide. A path that a batch
    or remittance begins with ``claims[i]`` is followed into that claim.
    """
    return Location(path=path, places=located(obj, path))


def located(obj: object, path: str) -> tuple[Place, ...]:
    """Return the X12 places of `path`: this is the package's `Locator`."""
    head = re.match(r"claims\[(\d+)\]\.?", path)
    if head and isinstance(obj, (Batch, Remittance)):
        index = int(head.group(1))
        if index < len(obj.claims):
            return located(obj.claims[index], path[head.end() :])
        return ()
    if not isinstance(obj, (Claim, ClaimPayment, Batch, Remittance)):
        return ()
    transaction = map_of(obj)
    if transaction is None:
        return ()
    spot = _spots(obj, transaction).get(path)
    return (spot.place(),) if spot is not None else _static(transaction, path)


# -- walking over what was read or would be written ------------------------------------------


class _Spot:
    """Hold where a value stands until its place is asked for: spans take time to work out."""

    __slots__ = ("chunk", "component", "element", "taken")

    def __init__(self, chunk: Chunk | None, taken: Taken, element: int, component: int) -> None:
        self.chunk = chunk
        self.taken = taken
        self.element = element
        self.component = component

    def place(self) -> Place:
        taken = self.taken
        place = _node_place(taken.loop, taken.node, self.element, self.component)
        if self.chunk is None:
            return place
        number, span = self.chunk.number + taken.index, self.chunk.span(taken.index)
        return attrs.evolve(place, number=number, span=span)


def _spots(
    obj: Claim | ClaimPayment | Batch | Remittance, transaction: Transaction
) -> dict[str, _Spot]:
    """Return the spot of each path; what was read remembers them."""
    source = obj.source
    if isinstance(source, Source) and source.chunk is not None:
        if source.spots is None:
            source.spots = _first(_from_source(source))
        return source.spots
    if isinstance(obj, (Claim, ClaimPayment)):
        return _first(_from_object(obj, transaction))
    return {}


def _first(found: Iterator[tuple[str, _Spot]]) -> dict[str, _Spot]:
    spots: dict[str, _Spot] = {}
    for path, spot in found:
        spots.setdefault(path, spot)
    return spots


def _from_source(source: Source) -> Iterator[tuple[str, _Spot]]:
    transaction = source.head.map
    chunk = source.chunk
    if transaction is None or chunk is None:
        return
    claims = transaction.set == "837"
    if chunk.role == "header":
        yield from _chunk(transaction, chunk, "ST", "" if claims else "header.")
        for other in source.context:
            yield from _chunk(transaction, other, "PLB", "")
        return
    yield from _chunk(transaction, chunk, transaction.root.id, "")
    codes = [_code(above) for above in source.context]
    own = "23" not in codes
    for above, code in zip(reversed(source.context), reversed(codes), strict=True):
        if above.role == "header":
            yield from _chunk(transaction, above, "ST", "header.")
        elif not claims:
            yield from _chunk(transaction, above, "2000", "group.")
        elif code in LOOPS:
            place = "billing." if code == "20" else ""
            yield from _chunk(transaction, above, loop_of(code, own=own), place)


def _code(chunk: Chunk) -> str:
    return (chunk.pieces[0].split(chunk.delimiters.element) + [""] * 4)[3].strip()


def _chunk(
    transaction: Transaction, chunk: Chunk, name: str, path: str
) -> Iterator[tuple[str, _Spot]]:
    plan = plan_of(transaction, chunk.delimiters, traced=True)
    cells = chunk.elements()
    for taken in trace(plan, name, chunk.elements(), chunk.pieces, path).taken:
        for found, element, component in places(taken, chunk.delimiters, cells[taken.index]):
            yield found, _Spot(chunk, taken, element, component)


def _from_object(
    obj: Claim | ClaimPayment, transaction: Transaction
) -> Iterator[tuple[str, _Spot]]:
    delimiters = Delimiters(ELEMENT, COMPONENT, None, TERMINATOR)
    for loop, path, pieces in segments_of(obj, transaction):
        plan = plan_of(transaction, delimiters, traced=True)
        cells = [piece.split(ELEMENT) for piece in pieces]
        for taken in trace(plan, loop, [list(c) for c in cells], pieces, path).taken:
            for found, element, component in places(taken, delimiters, cells[taken.index]):
                yield found, _Spot(None, taken, element, component)


def _node_place(loop: Loop, node: Segment, element: int, component: int) -> Place:
    name = node.tag + (f"{element:02}" if element else "") + (f"-{component}" if component else "")
    return Place(
        system="x12",
        label=f"{loop.id}/{name}",
        node=node.id,
        loop=loop.id,
        segment=node.tag,
        element=element or None,
        component=component or None,
    )


# -- by the map alone ------------------------------------------------------------------------


def _static(transaction: Transaction, path: str) -> tuple[Place, ...]:
    pattern = _INDEX.sub("[]", path)
    place = _patterns(transaction).get(pattern)
    return (place,) if place is not None else ()


@lru_cache(maxsize=16)
def _patterns(transaction: Transaction) -> dict[str, Place]:
    """Return the place of each path of a guide, indexes left open."""
    found: dict[str, Place] = {}
    classes = loop_classes(transaction)
    tops = {item.id for item, _ in root_classes(transaction)}
    for loop, parent in transaction.loops():
        if loop.id in tops and parent is None:
            prefixes = _tops(transaction, loop)
            for prefix in prefixes:
                _collect(loop, prefix, found, classes)
    return found


def _tops(transaction: Transaction, loop: Loop) -> tuple[str, ...]:
    if loop is transaction.header:
        return ("",) if transaction.set == "837" else ("header.",)
    if loop is transaction.root or loop is transaction.trailer:
        return ("",)
    return (f"{loop.to}.",) if loop.to else ("",)


def _collect(loop: Loop, prefix: str, found: dict[str, Place], classes: dict[str, type]) -> None:
    for node in loop.segments:
        base = prefix
        if node.to is not None:
            listed = node.repeat > 1 or node.to.endswith("s")
            base = f"{prefix}{node.to}{'[]' if listed else ''}."
            found.setdefault(base.rstrip("."), _node_place(loop, node, 0, 0))
        for item in node.elements:
            _element(loop, node, item, base, item.position, found)
        if node.pack is not None:
            inner = base
            if node.pack.to:
                path = f"{base}{node.pack.to}"
                many = node.to is not None or attribute_type(classes[loop.id], node.pack.to)[1]
                if many:
                    found.setdefault(path, _node_place(loop, node, node.pack.start, 0))
                inner = f"{path}{'[]' if many else ''}."
            for item in node.pack.elements:
                position = node.pack.start + item.position - 1
                _element(loop, node, item, inner, position, found)
    for child in loop.loops:
        targets = [child.spread] if child.spread is not None else [child.to or ""]
        if child.spread == INSURED:
            targets = ["patient", "coverage.subscriber"]
        for target in targets:
            name = str(target)
            listed = child.spread is None and (child.repeat > 1 or name == "providers")
            base = f"{prefix}{name}{'[]' if listed else ''}."
            found.setdefault(base.rstrip("."), _node_place(child, child.opener, 0, 0))
            _collect(child, base, found, classes)


def _element(
    loop: Loop, node: Segment, item: Element, base: str, position: int, found: dict[str, Place]
) -> None:
    if item.kind == "composite":
        inner = f"{base}{item.to}." if item.to else base
        if item.to:
            found.setdefault(inner.rstrip("."), _node_place(loop, node, position, 0))
        for part in item.parts:
            if part.to:
                path = base.rstrip(".") if part.to == "." else inner + part.to
                place = _node_place(loop, node, position, part.position)
                found.setdefault(path, place)
                if part.kind == "run":
                    found.setdefault(f"{path}[]", place)
    elif item.to:
        path = base.rstrip(".") if item.to == "." else base + item.to
        offset = 1 if item.kind == "span" else 0
        place = _node_place(loop, node, position + offset, 0)
        found.setdefault(path, place)
        if item.kind == "run":
            found.setdefault(f"{path}[]", place)
