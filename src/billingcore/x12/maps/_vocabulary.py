"""The words in which a guide is declared: elements, segments, loops, and what they bind to.

A declaration is the only place where a fact of a guide is written. A position that is not declared
is not used. `to` names the attribute that a value fills, relative to the object of the loop or
segment; a dotted name goes through an object in between (``name.last``), and ``.`` is the item
itself. Type and length come from the standard's data element; `codes` are the guide's.

>>> node = segment("REF*G1|9F", "S", R(1, "qualifier"), R(2, "value"), repeat=2, to="references")
>>> node.tag, node.keys, node.elements[0].codes
('REF', ('G1', '9F'), ('G1', '9F'))
>>> node.elements[1].low, node.elements[1].high
(1, 50)
"""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from attrs import evolve, frozen

from .._standard import COMPOSITES, ELEMENTS, SEGMENTS

__all__ = [
    "INSURED",
    "UNLIMITED",
    "Element",
    "Loop",
    "Pack",
    "R",
    "S",
    "Segment",
    "Transaction",
    "composite",
    "loop",
    "pack",
    "run",
    "segment",
    "span",
]

UNLIMITED = 1_000_000
INSURED = "INSURED"
"""Spread over the patient, or over the subscriber where that is another person."""


@frozen(kw_only=True, eq=False)
class Element:
    """Declare one element or component.

    `kind` is the data element's type (AN, ID, R, N0, DT, TM), or ``composite``, ``run`` (several
    positions to one tuple) or ``span`` (a date's format and its text to one value). `const` is
    written and checked but not kept; `derived` names what the writer works out (a count, a number
    in order). `extra` codes are those of later occurrences within a pack, where they differ.
    """

    position: int
    usage: str
    number: str = ""
    kind: str = ""
    low: int = 0
    high: int = 0
    to: str | None = None
    codes: tuple[str, ...] = ()
    extra: tuple[tuple[str, ...], ...] = ()
    const: str | None = None
    derived: str | None = None
    count: int = 1
    needed: int = 1
    parts: tuple["Element", ...] = ()


@frozen(kw_only=True, eq=False)
class Pack:
    """Declare items that repeat within one segment, every `step` positions from `start`.

    With `to`, the items go to that attribute of the segment's object; without it, each item is an
    object of its own that also gets the segment's other elements.
    """

    start: int
    step: int
    times: int
    elements: tuple[Element, ...]
    to: str | None = None
    optional: bool = False


@frozen(kw_only=True, eq=False)
class Segment:
    """Declare a segment; `keys` tell it from others with its tag, found at element `key`.

    `key` is (1, 0) for element 1 and (1, 1) for its first component; `also` asks for codes at a
    second element where the keys alone do not tell. With `to` the segment builds
    an object of its own for that attribute; otherwise its elements fill the loop's object.
    """

    tag: str
    usage: str
    keys: tuple[str, ...] = ()
    key: tuple[int, int] = (1, 0)
    also: tuple[int, tuple[str, ...]] | None = None
    repeat: int = 1
    to: str | None = None
    elements: tuple[Element, ...] = ()
    pack: Pack | None = None
    id: str = ""

    @property
    def positions(self) -> int:
        """Return how many elements the standard gives the segment."""
        return len(SEGMENTS[self.tag])


@frozen(kw_only=True, eq=False)
class Loop:
    """Declare a loop: its opening segment first, then segments and loops in wire order.

    With `to` the loop builds an object for that attribute of the loop around it; with `spread`
    its values fill the surrounding object below that attribute. `boundary` loops are read apart
    from the others: the header, the levels of the hierarchy, the claim itself.
    """

    id: str
    usage: str
    repeat: int = 1
    to: str | None = None
    spread: str | None = None
    segments: tuple[Segment, ...] = ()
    loops: tuple["Loop", ...] = ()
    level: str | None = None

    @property
    def opener(self) -> Segment:
        """Return the segment that opens an instance of the loop."""
        return self.segments[0]


@frozen(kw_only=True, eq=False)
class Transaction:
    """Declare a transaction set: which versions it reads, and its loops by role.

    `header` is what stands once at the top, `levels` are opened by a hierarchy segment (837) or by
    a group's number (835), `root` is the loop of one claim, `trailer` what follows the last one.
    `guide` is what a batch says of itself where this is a variant of the guide of its kind.
    """

    id: str
    set: str
    group: str
    name: str
    accepts: tuple[str, ...]
    header: Loop
    levels: tuple[Loop, ...]
    root: Loop
    trailer: Loop | None = None
    kind: str | None = None
    guide: str | None = None
    implementation_in_st: bool = True

    def loops(self) -> Iterable[tuple[Loop, Loop | None]]:
        """Yield every loop with the loop around it, in wire order."""
        for top in (self.header, *self.levels, self.root, *filter(None, (self.trailer,))):
            yield from _walk(top, None)

    def patch(self, node: str, **changes: object) -> "Transaction":
        """Return the map with the node `node` changed, as a payer's companion guide asks.

        The changes are fields of the node: ``usage``, ``repeat``, ``codes``, ``high`` …; an id
        that is not in the map is a ``KeyError``.
        """
        seen: list[str] = []

        def loop_patched(item: Loop) -> Loop:
            if item.id == node:
                seen.append(node)
                item = evolve(item, **changes)  # type: ignore[arg-type]  # named by the caller
            return evolve(
                item,
                segments=tuple(segment_patched(s) for s in item.segments),
                loops=tuple(loop_patched(inner) for inner in item.loops),
            )

        def segment_patched(item: Segment) -> Segment:
            if item.id == node:
                seen.append(node)
                return evolve(item, **changes)  # type: ignore[arg-type]  # named by the caller
            return evolve(item, elements=tuple(element_patched(e, item.id) for e in item.elements))

        def element_patched(item: Element, owner: str) -> Element:
            if f"{owner}.{item.position:02}" == node:
                seen.append(node)
                return evolve(item, **changes)  # type: ignore[arg-type]  # named by the caller
            return item

        patched = evolve(
            self,
            header=loop_patched(self.header),
            levels=tuple(loop_patched(level) for level in self.levels),
            root=loop_patched(self.root),
            trailer=loop_patched(self.trailer) if self.trailer else None,
        )
        if not seen:
            raise KeyError(node)
        return patched


def _walk(item: Loop, parent: Loop | None) -> Iterable[tuple[Loop, Loop | None]]:
    yield item, parent
    for inner in item.loops:
        yield from _walk(inner, item)


def _codes(text: str | None) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    if not text:
        return (), ()
    first, *others = (tuple(part.split()) for part in text.split("/"))
    return first, tuple(others)


class _Options(TypedDict, total=False):
    max: int | None
    const: str | None
    derived: str | None


def _element(
    usage: str,
    position: int,
    to: str | None,
    codes: str | None,
    *,
    max: int | None = None,  # noqa: A002  # the guide's word
    const: str | None = None,
    derived: str | None = None,
) -> Element:
    first, extra = _codes(codes if const is None else const)
    return Element(
        position=position,
        usage=usage,
        to=to,
        codes=first,
        extra=extra,
        high=max or 0,
        const=const,
        derived=derived,
    )


def R(  # noqa: N802  # the guide's letter
    position: int, to: str | None = None, codes: str | None = None, **options: Unpack[_Options]
) -> Element:
    """Declare a required element."""
    return _element("R", position, to, codes, **options)


def S(  # noqa: N802  # the guide's letter
    position: int, to: str | None = None, codes: str | None = None, **options: Unpack[_Options]
) -> Element:
    """Declare a situational element."""
    return _element("S", position, to, codes, **options)


def composite(position: int, usage: str, *parts: Element, to: str | None = None) -> Element:
    """Declare a composite; with `to` it builds an object, else its parts fill the one around."""
    return Element(position=position, usage=usage, to=to, parts=parts, kind="composite")


def run(
    position: int, count: int, to: str, codes: str | None = None, *, needed: int = 0
) -> Element:
    """Declare `count` positions in a row that go to one tuple; the first `needed` are required."""
    first, extra = _codes(codes)
    return Element(
        position=position,
        usage="R" if needed else "S",
        to=to,
        codes=first,
        extra=extra,
        kind="run",
        count=count,
        needed=needed,
    )


def span(position: int, to: str, formats: str = "D8", usage: str = "R") -> Element:
    """Declare a date in two positions: its format (D8 a day, RD8 two days, TM, DT) and its text."""
    return Element(
        position=position, usage=usage, to=to, codes=tuple(formats.split()), kind="span", count=2
    )


def pack(
    start: int,
    step: int,
    times: int,
    *elements: Element,
    to: str | None = None,
    optional: bool = False,
) -> Pack:
    """Declare items behind each other in one segment; `optional` when even the first may lack."""
    return Pack(start=start, step=step, times=times, elements=elements, to=to, optional=optional)


def _typed(item: Element, numbers: tuple[str, ...]) -> Element:
    number = numbers[item.position - 1]
    if item.kind == "composite":
        inner = COMPOSITES[number]
        return evolve(item, number=number, parts=tuple(_typed(p, inner) for p in item.parts))
    if item.kind == "span":
        return evolve(item, number=numbers[item.position], low=1, high=35)
    kind, low, high = ELEMENTS[number]
    return evolve(item, number=number, kind=item.kind or kind, low=low, high=item.high or high)


def segment(
    head: str,
    usage: str,
    *content: Element | Pack,
    repeat: int = 1,
    to: str | None = None,
    key: tuple[int, int] = (1, 0),
    also: tuple[int, str] | None = None,
) -> Segment:
    """Declare a segment; `head` is its tag and, after ``*``, the codes that tell it apart."""
    tag, _, codes = head.partition("*")
    keys = tuple(codes.split("|")) if codes else ()
    numbers = SEGMENTS[tag]
    elements = [_typed(item, numbers) for item in content if isinstance(item, Element)]
    packs = [item for item in content if isinstance(item, Pack)]
    if keys and key[1] == 0:
        elements = [
            evolve(item, codes=keys) if item.position == key[0] and not item.codes else item
            for item in elements
        ]
    packed = packs[0] if packs else None
    if packed is not None:
        shifted = numbers[packed.start - 1 :]
        packed = evolve(packed, elements=tuple(_typed(e, shifted) for e in packed.elements))
    return Segment(
        tag=tag,
        usage=usage,
        keys=keys,
        key=key,
        also=(also[0], tuple(also[1].split())) if also else None,
        repeat=repeat,
        to=to,
        elements=tuple(sorted(elements, key=lambda item: item.position)),
        pack=packed,
    )


def loop(
    id: str,  # noqa: A002  # the guide's word
    usage: str,
    *content: Segment | Loop | Iterable[Segment],
    repeat: int = 1,
    to: str | None = None,
    spread: str | None = None,
    level: str | None = None,
) -> Loop:
    """Declare a loop; a list among its content is a run of segments. Nodes get their ids here."""
    segments: list[Segment] = []
    loops: list[Loop] = []
    for item in content:
        if isinstance(item, Loop):
            loops.append(item)
        elif isinstance(item, Segment):
            segments.append(item)
        else:
            segments.extend(item)
    named: list[Segment] = []
    taken: dict[str, int] = {}
    for item in segments:
        base = ".".join([id, item.tag, *item.keys[:1]])
        taken[base] = taken.get(base, 0) + 1
        suffix = f".{taken[base]}" if taken[base] > 1 else ""
        named.append(evolve(item, id=base + suffix))
    return Loop(
        id=id,
        usage=usage,
        repeat=repeat,
        to=to,
        spread=spread,
        segments=tuple(named),
        loops=tuple(loops),
        level=level,
    )
