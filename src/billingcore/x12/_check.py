"""Structure findings: what does not follow the guide, and every text that no object could take.

Checks are worked out from a traced reading (see `_trace`) and the map's declarations; nothing here
knows a fact of a guide. A finding's `kept` is text that lives in no object: objects and kept texts
together are the whole document.
"""

from collections.abc import Callable, Iterable, Iterator

from ..findings import Finding
from ._check_elements import Elements
from ._check_envelope import Envelope
from ._findings import structure
from ._hierarchy import LOOPS, Level, Levels, loop_of
from ._read import plan_of
from ._standard import SEGMENTS
from ._trace import Instance, Traced, trace
from ._walk import Chunk, TransactionHead
from .maps._vocabulary import Loop, Segment

__all__ = ["check_chunks", "checked", "own_findings"]


def check_chunks(chunks: Iterable[Chunk]) -> Iterator[Finding]:
    """Yield the findings of a whole file in the order of its segments."""
    found: list[tuple[int, int, int, Finding]] = []

    def collect(finding: Finding) -> None:
        place = finding.places[0] if finding.places else None
        number = (place.number or 0) if place else 0
        element = (place.element or 0) if place else 0
        found.append((number, element, len(found), finding))

    for _ in checked(chunks, collect):
        pass
    return (item[3] for item in sorted(found, key=lambda item: item[:3]))


def checked(chunks: Iterable[Chunk], on_finding: Callable[[Finding], object]) -> Iterator[Chunk]:
    """Yield the chunks again, telling `on_finding` about each before it is yielded."""
    checker = _Checker()
    for chunk in chunks:
        for finding in checker.chunk(chunk):
            on_finding(finding)
        yield chunk
    for finding in checker.end():
        on_finding(finding)


def own_findings(chunk: Chunk, head: TransactionHead) -> Iterator[Finding]:
    """Yield the findings of one claim or claim payment by itself."""
    if head.map is not None:
        yield from _Structure(Elements()).judge(chunk, head, head.map.root.id, "")


class _Checker:
    """Follow the file: which transaction, which levels, which claim."""

    def __init__(self) -> None:
        self.envelope = Envelope()
        self.elements = Elements()
        self.structure = _Structure(self.elements)
        self.sets = -1
        self.claims = 0
        self.levels = Levels()
        self.opened: list[Level] = []
        self.hl = 0
        self.groups = 0
        self.head: TransactionHead | None = None

    def chunk(self, chunk: Chunk) -> Iterator[Finding]:
        role = chunk.role
        if role in ("ISA", "GS", "ST", "SE", "GE", "IEA", "TA1"):
            if role != "TA1":
                yield from self._close()
            yield from self.envelope.segment(chunk)
            if role == "ST":
                self.head = chunk.head
                self.sets += 1
                self.claims = self.hl = self.groups = 0
                self.levels, self.opened = Levels(), []
            return
        if role == "junk":
            yield from self.envelope.junk(chunk)
            return
        head = chunk.head
        if head is None or head.map is None:
            if head is None or self.head is None:
                yield from self.envelope.stray(chunk)
            return
        prefix = f"transactions[{self.sets}]."
        if role == "header":
            path = prefix if head.set == "837" else f"{prefix}header."
            yield from self.structure.judge(chunk, head, "ST", path)
        elif role == "trailer":
            yield from self.structure.judge(chunk, head, "PLB", prefix)
        elif role == "level":
            yield from self._level(chunk, head, prefix)
        elif role == "root":
            path = f"{prefix}claims[{self.claims}]."
            self.claims += 1
            if head.set == "837":
                yield from self._contexts(head, path)
            elif not self.groups:
                self.groups = -1
                yield structure("claim-without-group", chunk, 0, path=path.rstrip("."))
            yield from self.structure.judge(chunk, head, head.map.root.id, path)
        else:
            yield from self.structure.stray(chunk, head)

    def _level(self, chunk: Chunk, head: TransactionHead, prefix: str) -> Iterator[Finding]:
        if head.set != "837":
            path = f"{prefix}groups[{max(self.groups, 0)}]."
            self.groups = max(self.groups, 0) + 1
            yield from self.structure.judge(chunk, head, "2000", path)
            return
        level = self.levels.open(chunk)
        self.hl += 1
        if head.exact:
            if level.id != str(self.hl):
                yield structure("hierarchy-number", chunk, 0, 1, expected=self.hl)
            if not level.linked:
                yield structure("hierarchy-parent", chunk, 0, 2)
        if level.code in LOOPS:
            self.opened.append(level)
        else:
            yield structure("hierarchy-level", chunk, 0, 3)
            yield from self.structure.stray(chunk, head)

    def _contexts(self, head: TransactionHead, path: str) -> Iterator[Finding]:
        """Judge the levels that a claim is the first to use."""
        level = self.levels.current
        own = True
        while level is not None:
            if not level.used:
                level.used = True
                self.opened.remove(level)
                name = loop_of(level.code, own=own)
                place = f"{path}billing." if level.code == "20" else path
                yield from self.structure.judge(level.chunk, head, name, place)
            own = level.code != "23"
            level = level.parent

    def _close(self) -> Iterator[Finding]:
        """Tell of levels without a claim: nothing of them lives in an object."""
        if self.head is None or self.head.map is None:
            self.head = None
            return
        for level in self.opened:
            yield structure("level-without-claim", level.chunk, 0)
            yield from self.structure.stray(level.chunk, self.head)
        self.opened = []
        self.head = None

    def end(self) -> Iterator[Finding]:
        yield from self._close()
        yield from self.envelope.end()


class _Structure:
    """Judge one chunk against its map."""

    def __init__(self, elements: Elements) -> None:
        self.elements = elements

    def judge(self, chunk: Chunk, head: TransactionHead, name: str, path: str) -> Iterator[Finding]:
        if head.map is None:
            return
        plan = plan_of(head.map, head.delimiters, traced=True)
        cells = chunk.elements()
        traced = trace(plan, name, chunk.elements(), chunk.pieces, path)
        for index, where in traced.kept:
            yield self._kept(chunk, index, where, exact=head.exact)
        for index, element, where in traced.parts:
            yield structure(
                "qualifier-unknown",
                chunk,
                index,
                element,
                path=where.rstrip("."),
                keep=cells[index][element],
                soft=not head.exact,
            )
        for taken in traced.taken:
            alone = (
                not any(
                    other.loop is taken.loop and other.index != taken.index
                    for other in traced.taken
                )
                if taken.loop.spread is not None
                else False
            )
            yield from self.elements.judge(
                chunk, taken, cells[taken.index], exact=head.exact, alone=alone
            )
        if head.exact:
            for instance in traced.instances:
                yield from self._usage(chunk, instance)
            yield from self._order(chunk, traced)

    def stray(self, chunk: Chunk, head: TransactionHead) -> Iterator[Finding]:
        """Keep all segments of a chunk that belongs nowhere."""
        for index in range(len(chunk.pieces)):
            yield self._kept(chunk, index, "", exact=head.exact)

    def _kept(self, chunk: Chunk, index: int, where: str, *, exact: bool) -> Finding:
        piece = chunk.pieces[index]
        tag = piece.split(chunk.delimiters.element, 1)[0]
        slug = "segment-unexpected" if tag in SEGMENTS else "segment-unknown"
        return structure(slug, chunk, index, path=where.rstrip("."), keep=piece, soft=not exact)

    def _usage(self, chunk: Chunk, instance: Instance) -> Iterator[Finding]:
        """Tell of required segments and loops that lack, and of too many."""
        loop, path = instance.loop, instance.path.rstrip(".")
        for node in loop.segments:
            if node.tag in ("ST", "SE", "HL"):
                continue
            places = instance.nodes.get(node.id, [])
            if not places and node.usage == "R":
                yield structure(
                    "segment-missing",
                    chunk,
                    instance.start,
                    path=path,
                    loop=loop,
                    segment=_named(node),
                )
            elif len(places) > node.repeat:
                yield structure(
                    "segment-repeats",
                    chunk,
                    places[node.repeat],
                    path=path,
                    loop=loop,
                    segment=_named(node),
                    limit=node.repeat,
                    count=len(places),
                )
        for inner in loop.loops:
            places = instance.inner.get(inner.id, [])
            if not places and inner.usage == "R":
                yield structure(
                    "loop-missing", chunk, instance.start, path=path, loop=loop, inner=inner.id
                )
            elif len(places) > inner.repeat:
                yield structure(
                    "loop-repeats",
                    chunk,
                    places[inner.repeat],
                    path=path,
                    loop=loop,
                    inner=inner.id,
                    limit=inner.repeat,
                    count=len(places),
                )

    def _order(self, chunk: Chunk, traced: Traced) -> Iterator[Finding]:
        """Tell of segments of one loop that stand before one that should come first."""
        for instance in traced.instances:
            rank = _ranks(instance.loop)
            seen = sorted(
                (place, rank[node]) for node, places in instance.nodes.items() for place in places
            )
            highest = -1
            for place, position in seen:
                if position < highest:
                    yield structure(
                        "segment-order",
                        chunk,
                        place,
                        path=instance.path.rstrip("."),
                        loop=instance.loop,
                    )
                highest = max(highest, position)


def _named(node: Segment) -> str:
    return "*".join([node.tag, *node.keys[:1]])


def _ranks(loop: Loop) -> dict[str, int]:
    """Return the place of each node; neighbours with one tag may stand in any order."""
    ranks: dict[str, int] = {}
    rank, last = 0, ""
    for node in loop.segments:
        if node.tag != last:
            rank, last = rank + 1, node.tag
        ranks[node.id] = rank
    return ranks
