"""What our map of a guide says, place by place."""

from collections.abc import Iterator

from attrs import evolve

from billingcore.x12._standard import COMPOSITES, ELEMENTS, SEGMENTS
from billingcore.x12.maps._vocabulary import Element, Loop, Pack, Segment, Transaction
from tests.x12.facts import ElementFact, Facts, LoopFact, SegmentFact, path_of


def declared(transaction: Transaction) -> Facts:
    """Return what a map says, with the header's and the trailer's segments in loop ST."""
    header, root, trailer = transaction.header, transaction.root, transaction.trailer
    top = LoopFact(repeat=header.repeat, under={"": header.usage})
    facts = {header.id: top}
    top.content.extend(_segment(item) for item in header.segments if item.tag != "SE")
    top.content.extend(_loop(item, header.id, facts) for item in header.loops)
    above = top
    parent = header.id
    for k, level in enumerate(transaction.levels):
        above.content.append(_loop(level, parent, facts))
        above, parent = facts[level.id], level.id
        # A claim stands below the last level, and below the one before where the last may lack.
        if all(deeper.usage == "S" for deeper in transaction.levels[k + 1 :]):
            above.content.append(_loop(root, parent, facts))
    top.content.extend(_segment(item) for item in (trailer.segments if trailer else ()))
    top.content.extend(_segment(item) for item in header.segments if item.tag == "SE")
    return facts


def _loop(loop: Loop, parent: str, facts: Facts) -> str:
    if loop.id not in facts:
        fact = facts[loop.id] = LoopFact(repeat=loop.repeat)
        fact.content.extend(_segment(item) for item in loop.segments)
        fact.content.extend(_loop(item, loop.id, facts) for item in loop.loops)
    facts[loop.id].under[parent] = loop.usage
    return loop.id


def _segment(segment: Segment) -> SegmentFact:
    elements = dict(_unused(SEGMENTS[segment.tag], ""))
    for item in segment.elements:
        elements.update(_element(item, SEGMENTS[segment.tag], ""))
    if segment.pack is not None:
        elements.update(_packed(segment.pack, SEGMENTS[segment.tag]))
    position, component = segment.key
    return SegmentFact(
        tag=segment.tag,
        usage=segment.usage,
        repeat=segment.repeat,
        elements=elements,
        id=segment.id,
        key=f"{position:02}-{component}" if component else f"{position:02}",
    )


def _packed(pack: Pack, numbers: tuple[str, ...]) -> Iterator[tuple[str, ElementFact]]:
    """Yield the elements of all places of a pack."""
    for time in range(pack.times):
        at = pack.start + time * pack.step - 1
        for item in pack.elements:
            placed = _later(item, time) if time else item
            if pack.optional:
                placed = evolve(placed, usage="S")
            yield from _element(placed, numbers[at:], "", at)


def _later(item: Element, time: int) -> Element:
    """Return the declaration as it stands at a later place of its pack: no longer required."""
    codes = item.extra[min(time, len(item.extra)) - 1] if item.extra else item.codes
    parts = tuple(evolve(_later(part, time), usage=part.usage) for part in item.parts)
    return evolve(item, usage="S", codes=codes, parts=parts)


def _unused(numbers: tuple[str, ...], prefix: str) -> Iterator[tuple[str, ElementFact]]:
    for position, number in enumerate(numbers, 1):
        yield path_of(prefix, position), _plain("N", number)


def _plain(usage: str, number: str, codes: tuple[str, ...] = (), high: int = 0) -> ElementFact:
    kind, low, longest = ELEMENTS.get(number, ("composite", 0, 0))
    return ElementFact(
        usage=usage,
        number=number,
        kind=kind,
        low=low,
        high=high or longest,
        codes=frozenset(codes),
    )


def _element(
    item: Element, numbers: tuple[str, ...], prefix: str, shift: int = 0
) -> Iterator[tuple[str, ElementFact]]:
    at = item.position + shift
    number = numbers[item.position - 1]
    if item.kind == "composite":
        yield path_of(prefix, at), _plain(item.usage, number)
        path = path_of(prefix, at)
        yield from _unused(COMPOSITES[number], path)
        for part in item.parts:
            yield from _element(part, COMPOSITES[number], path)
    elif item.kind == "run":
        for k in range(item.count):
            usage = item.usage if k < item.needed else "S"
            number = numbers[item.position - 1 + k]
            yield path_of(prefix, at + k), _plain(usage, number, item.codes)
    elif item.kind == "span":
        yield path_of(prefix, at), _plain(item.usage, number, item.codes)
        yield path_of(prefix, at + 1), _plain(item.usage, numbers[item.position])
    else:
        yield path_of(prefix, at), _plain(item.usage, number, item.codes, item.high)
