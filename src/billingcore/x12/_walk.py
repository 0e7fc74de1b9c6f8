"""Segments to chunks: what the envelope holds, and where one claim ends and the next begins.

A chunk is a run of segments that is read by itself: a transaction's header, one level of the
hierarchy, one claim, one provider adjustment. Damage within a chunk stays within it.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from ._tokens import Block, Delimiters
from .maps import for_kind, for_version, names_guide
from .maps._vocabulary import Loop, Transaction

__all__ = ["Chunk", "TransactionHead", "walk"]


class TransactionHead:
    """Say which transaction a chunk belongs to: its ST, its map, and how well the map fits.

    `body` is the kind of claim that its segments show. Where the version names another kind, the
    body counts, and `stated` is the map that the version asks for.
    """

    __slots__ = ("control", "delimiters", "exact", "map", "number", "set", "stated", "version")

    def __init__(
        self,
        elements: list[str],
        number: int,
        delimiters: Delimiters,
        group_version: str,
        body: str | None = None,
        maps: tuple[Transaction, ...] = (),
    ) -> None:
        self.set: str = elements[1].strip() if len(elements) > 1 else ""
        self.control: str = elements[2].strip() if len(elements) > 2 else ""
        stated = elements[3].strip() if len(elements) > 3 else ""
        self.version: str = stated or group_version
        self.number: int = number
        self.delimiters: Delimiters = delimiters
        self.map: Transaction | None
        self.exact: bool
        self.map, self.exact = for_version(self.set, self.version, maps)
        self.stated: Transaction | None = None
        if self.map is not None and body is not None and body != self.map.kind:
            self.stated = self.map if names_guide(self.set, self.version) else None
            self.map = for_kind(self.map, body, maps)


class Chunk:
    """Hold consecutive segments with their role.

    Roles: ISA, GS, ST, SE, GE, IEA, TA1 are envelope segments; ``header``, ``level``, ``root`` and
    ``trailer`` belong to a transaction whose map is known; ``other`` is anything else.
    `number` is the number of the first segment, counted from 1 through the file.
    """

    __slots__ = (
        "blanks",
        "block",
        "delimiters",
        "head",
        "index",
        "loop",
        "more",
        "notes",
        "number",
        "pieces",
        "role",
    )

    def __init__(
        self,
        role: str,
        pieces: list[str],
        number: int,
        block: Block,
        index: int,
        head: TransactionHead | None = None,
        loop: Loop | None = None,
        notes: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.role = role
        self.pieces = pieces
        self.number = number
        self.block = block
        self.index = index
        self.head = head
        self.loop = loop
        self.notes = notes
        self.delimiters = block.delimiters
        self.blanks = block.blanks
        self.more: tuple[tuple[int, Block], ...] = ()

    def elements(self) -> list[list[str]]:
        """Return the segments split into elements, trailing blanks stripped."""
        separator = self.delimiters.element
        split = [piece.split(separator) for piece in self.pieces]
        if self.blanks:
            split = [[cell.rstrip(" ") for cell in cells] for cells in split]
        return split

    def span(self, index: int) -> tuple[int, int] | None:
        """Return where the chunk's segment `index` stands in the text, if it is in this block."""
        block, at = self.block, self.index + index
        for first, other in self.more:
            if index >= first:
                block, at = other, index - first
        return block.span(at) if at < len(block.pieces) else None


_ENVELOPE = frozenset(("ISA", "IEA", "GS", "GE", "ST", "SE", "TA1"))


# What tells a claim's kind: the service line's segment, and the facility's code list in CLM05-2.
_LINES = {"SV1": "professional", "SV2": "institutional", "SV3": "dental"}
_AHEAD = 2_000  # segments looked at behind an ST, which the first service line is well within


def walk(blocks: Iterable[Block], maps: tuple[Transaction, ...] = ()) -> Iterator[Chunk]:
    """Yield the chunks of the blocks, in order; every segment is in exactly one.

    Behind the ST of an 837 the walk looks ahead for its first service line, at most so many
    segments that memory stays flat, since the line says by which map the claims are to be read.
    """
    return _Walk(blocks, maps).chunks()


class _Walk:
    """Follow the envelope from block to block."""

    def __init__(self, blocks: Iterable[Block], maps: tuple[Transaction, ...]) -> None:
        self.blocks = iter(blocks)
        self.ahead: deque[Block] = deque()
        self.maps = maps
        self.number = 0
        self.head: TransactionHead | None = None
        self.group_version = ""
        self.opening: dict[str, tuple[str, Loop]] = {}
        self.open: Chunk | None = None
        self.next_role: tuple[str, Loop | None] = ("other", None)

    def chunks(self) -> Iterator[Chunk]:
        while (block := self._next()) is not None:
            if block.notes and block.notes[0][0] == "junk":
                if self.open is not None:
                    yield self.open
                    self.open = None
                self.number += 1
                yield Chunk("junk", block.pieces, self.number, block, 0, notes=block.notes)
                continue
            yield from self._block(block)
        if self.open is not None:
            yield self.open

    def _next(self) -> Block | None:
        return self.ahead.popleft() if self.ahead else next(self.blocks, None)

    def _block(self, block: Block) -> Iterator[Chunk]:
        pieces, element = block.pieces, block.delimiters.element
        before = self.number + 1
        done = start = 0
        notes = block.notes
        while start >= 0:
            marks = self._marks(element)
            cuts = [at for at, piece in enumerate(pieces) if piece[:3] in marks]
            first, start = start, -1
            for at in cuts:
                if at < first:
                    continue
                tag = pieces[at].split(element, 1)[0]
                opened = self.opening.get(tag)
                if opened is None and tag not in _ENVELOPE:
                    continue
                if opened is not None and opened[0] == "trailer" and self._in_trailer(at > done):
                    continue
                if at > done:
                    self._extend(block, done, at, before)
                if self.open is not None:
                    yield self.open
                    self.open = None
                done = at
                if opened is not None:
                    self.next_role = opened
                    continue
                self._envelope(tag, at, before + at, block)
                yield Chunk(
                    tag, [pieces[at]], before + at, block, at, self._shown(tag), None, notes
                )
                notes = ()
                done = at + 1
                if tag == "ST":  # what opens a chunk from here on depends on the transaction
                    start = done
                    break
                if tag in ("SE", "GE", "IEA", "GS", "ISA"):
                    self.head, self.opening = None, {}
        if len(pieces) > done:
            self._extend(block, done, len(pieces), before)
        self.number += len(pieces)

    def _in_trailer(self, pending: bool) -> bool:
        """Tell whether what stands open, or is about to be, is a trailer: it goes on."""
        if self.open is not None:
            return self.open.role == "trailer"
        return pending and self.next_role[0] == "trailer"

    def _marks(self, element: str) -> frozenset[str]:
        """Return the first three characters of the segments that may end a chunk."""
        tags = (*_ENVELOPE, *self.opening)
        return frozenset((*tags, *(tag + element for tag in tags if len(tag) == 2)))

    def _extend(self, block: Block, start: int, end: int, before: int) -> None:
        """Add the block's pieces from `start` to `end` to the open chunk, or open one."""
        if self.open is None:
            role, loop = self.next_role
            self.open = Chunk(
                role, block.pieces[start:end], before + start, block, start, self.head, loop
            )
            self.next_role = ("other", None)
        else:
            if block is not self.open.block and start == 0:
                self.open.more += ((len(self.open.pieces), block),)
            self.open.pieces += block.pieces[start:end]
            self.open.blanks = self.open.blanks or block.blanks

    def _shown(self, tag: str) -> TransactionHead | None:
        return self.head if tag in ("ST", "SE") else None

    def _envelope(self, tag: str, at: int, number: int, block: Block) -> None:
        element, piece = block.delimiters.element, block.pieces[at]
        self.next_role = ("other", None)
        if tag == "GS":
            self.group_version = (piece.split(element) + [""] * 9)[8].strip()
        elif tag == "ST":
            cells = piece.split(element)
            body = self._body(block, at) if cells[1:2] == ["837"] else None
            head = TransactionHead(
                cells, number, block.delimiters, self.group_version, body, self.maps
            )
            self.head = head
            self.opening = _opening(head.map)
            if head.map is not None:
                self.next_role = ("header", head.map.header)
        elif tag in ("IEA", "ISA"):
            self.group_version = ""

    def _body(self, block: Block, at: int) -> str | None:
        """Return the kind that the transaction's first claim and service line agree on."""
        separator, component = block.delimiters.element, block.delimiters.component
        facility = ""
        for piece in islice(self._following(block, at), _AHEAD):
            tag = piece.split(separator, 1)[0]
            if tag == "CLM" and not facility:
                place = (piece.split(separator) + [""] * 6)[5].split(component)
                facility = place[1].strip() if len(place) > 1 else ""
            elif tag in _LINES:
                kind = _LINES[tag]
                other = "B" if kind == "institutional" else "A"
                return None if facility == other else kind
            elif tag in ("SE", "ST", "GE", "IEA", "ISA"):
                return None
        return None

    def _following(self, block: Block, at: int) -> Iterator[str]:
        """Yield the segments behind one; blocks that are not walked yet wait in `ahead`."""
        yield from islice(block.pieces, at + 1, None)
        known = 0
        while True:
            if known == len(self.ahead):
                further = next(self.blocks, None)
                if further is None:
                    return
                self.ahead.append(further)
            yield from self.ahead[known].pieces
            known += 1


def _opening(transaction: Transaction | None) -> dict[str, tuple[str, Loop]]:
    """Return the tags that open a chunk of the transaction, with its role."""
    if transaction is None:
        return {}
    found = {transaction.root.opener.tag: ("root", transaction.root)}
    for level in transaction.levels:
        found.setdefault(level.opener.tag, ("level", level))
    if transaction.trailer is not None:
        found[transaction.trailer.opener.tag] = ("trailer", transaction.trailer)
    return found
