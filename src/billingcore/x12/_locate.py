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
from typing import Any

import attrs

from ..findings import Location, Place
from ..model import Batch, Claim, ClaimPayment, Remittance
from ._bodies import map_of, segments_of
from ._plan import COMPONENT, ELEMENT, root_classes
from ._read import plan_of
from ._source import Source
from ._tokens import Delimiters
from ._trace import Taken, places, trace
from ._walk import Chunk
from .maps._vocabulary import Element, Loop, Segment, Transaction

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
    name = map_of(obj)
    if name is None:
        return ()
    for found, place in _walked(obj, name):
        if found == path:
            return (place,)
    return _static(name, path)


# -- walking over what was read or would be written ------------------------------------------


def _walked(obj: Any, name: str) -> Iterator[tuple[str, Place]]:  # noqa: ANN401
    source = obj.source
    if isinstance(source, Source) and source.chunk is not None:
        yield from _from_source(source)
    elif isinstance(obj, (Claim, ClaimPayment)):
        yield from _from_object(obj, name)


def _from_source(source: Source) -> Iterator[tuple[str, Place]]:
    transaction = source.head.map
    chunk = source.chunk
    if transaction is None or chunk is None:
        return
    claims = transaction.set == "837"
    if chunk.role == "header":
        yield from _chunk(transaction, chunk, "ST", "" if claims else "header.")
        return
    yield from _chunk(transaction, chunk, transaction.root.id, "")
    for above in reversed(source.context):
        if above.role == "header":
            yield from _chunk(transaction, above, "ST", "header.")
        elif not claims:
            yield from _chunk(transaction, above, "2000", "group.")
        else:
            code = (above.pieces[0].split(above.delimiters.element) + [""] * 4)[3].strip()
            own = not any(_code(other) == "23" for other in source.context)
            loop = {"20": "2000A", "22": "2000B" if own else "2000B dependent", "23": "2000C"}
            if code in loop:
                yield from _chunk(
                    transaction, above, loop[code], "billing." if code == "20" else ""
                )


def _code(chunk: Chunk) -> str:
    return (chunk.pieces[0].split(chunk.delimiters.element) + [""] * 4)[3].strip()


def _chunk(
    transaction: Transaction, chunk: Chunk, name: str, path: str
) -> Iterator[tuple[str, Place]]:
    plan = plan_of(transaction, chunk.delimiters, traced=True)
    cells = chunk.elements()
    traced = trace(plan, name, chunk.elements(), chunk.pieces, path)
    for taken in traced.taken:
        for found, element, component in places(taken, chunk.delimiters, cells[taken.index]):
            place = _place(taken, element, component)
            yield (
                found,
                attrs.evolve(
                    place, number=chunk.number + taken.index, span=chunk.span(taken.index)
                ),
            )


def _from_object(obj: Any, name: str) -> Iterator[tuple[str, Place]]:  # noqa: ANN401
    delimiters = Delimiters(ELEMENT, COMPONENT, None, "\ufdd2")
    for loop, path, pieces, transaction in segments_of(obj, name):
        plan = plan_of(transaction, delimiters, traced=True)
        cells = [piece.split(ELEMENT) for piece in pieces]
        traced = trace(plan, loop, [list(c) for c in cells], pieces, path)
        for taken in traced.taken:
            for found, element, component in places(taken, delimiters, cells[taken.index]):
                yield found, _place(taken, element, component)


def _place(taken: Taken, element: int, component: int) -> Place:
    return _node_place(taken.loop, taken.node, element, component)


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


def _static(name: str, path: str) -> tuple[Place, ...]:
    pattern = _INDEX.sub("[]", path)
    place = _patterns(name).get(pattern)
    return (place,) if place is not None else ()


@lru_cache(maxsize=8)
def _patterns(name: str) -> dict[str, Place]:
    """Return the place of each path of a guide, indexes left open."""
    from . import maps

    transaction: Transaction = getattr(maps, name)
    found: dict[str, Place] = {}
    tops = {item.id for item, _ in root_classes(transaction)}
    for loop, parent in transaction.loops():
        if loop.id in tops and parent is None:
            prefixes = _tops(transaction, loop)
            for prefix in prefixes:
                _collect(loop, prefix, found)
    return found


def _tops(transaction: Transaction, loop: Loop) -> tuple[str, ...]:
    if loop is transaction.header:
        return ("",) if transaction.set == "837" else ("header.",)
    if loop is transaction.root or loop is transaction.trailer:
        return ("",)
    return (f"{loop.to}.",) if loop.to else ("",)


def _collect(loop: Loop, prefix: str, found: dict[str, Place]) -> None:
    for node in loop.segments:
        base = prefix
        if node.to is not None:
            listed = node.repeat > 1 or node.to.endswith("s")
            base = f"{prefix}{node.to}{'[]' if listed else ''}."
            found.setdefault(base.rstrip("."), _node_place(loop, node, 0, 0))
        for item in node.elements:
            _element(loop, node, item, base, item.position, found)
        if node.pack is not None:
            inner = f"{base}{node.pack.to}[]." if node.pack.to else base
            for item in node.pack.elements:
                position = node.pack.start + item.position - 1
                _element(loop, node, item, inner, position, found)
    for child in loop.loops:
        targets = [child.spread] if child.spread is not None else [child.to or ""]
        if child.spread == "INSURED":
            targets = ["patient", "coverage.subscriber"]
        for target in targets:
            name = str(target)
            listed = child.spread is None and (child.repeat > 1 or name == "providers")
            base = f"{prefix}{name}{'[]' if listed else ''}."
            found.setdefault(base.rstrip("."), _node_place(child, child.opener, 0, 0))
            _collect(child, base, found)


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
