"""The lossless layer: a file as it stands, and the objects in it.

>>> from billingcore import x12
>>> document = x12.read("ST*835*0001~BPR*I*0*C*NON************20260105~SE*3*0001~")
>>> document.write()
b'ST*835*0001~BPR*I*0*C*NON************20260105~SE*3*0001~'
>>> [segment.tag for segment in document.segments()]
['ST', 'BPR', 'SE']
"""

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from attrs import field, frozen

from ..findings import Finding
from ..model import Batch, Claim, ClaimPayment, Remittance
from ._read import TransactionSet, objects
from ._tokens import bytewise, encoded, ensure_x12, tokenize
from ._walk import Chunk, walk
from .maps._vocabulary import Transaction

__all__ = ["Document", "Segment", "iter_claim_payments", "iter_claims", "read"]

Source = str | bytes | bytearray | os.PathLike[str] | IO[bytes] | IO[str]

_SEGMENT = re.compile(r"(?:ISA|GS|ST)[^A-Za-z0-9 \t\r\n]")
_BLOCK = 1 << 16


@frozen
class Segment:
    """Give one segment as it stands: its number from 1, where it is, and its raw text (masked)."""

    number: int
    span: tuple[int, int] | None
    text: str = field(repr=lambda text: f"<{len(text)} characters>")
    element_separator: str = "*"

    @property
    def tag(self) -> str:
        """Return the segment identifier."""
        return self.text.split(self.element_separator, 1)[0]

    @property
    def elements(self) -> tuple[str, ...]:
        """Return the elements behind the identifier, as they stand."""
        return tuple(self.text.split(self.element_separator)[1:])


class Document:
    """Hold a whole X12 file: every byte, its findings, and the objects read from it.

    `write` gives back the very bytes that came in. Objects are built on first use.
    """

    __slots__ = ("__weakref__", "_data", "_findings", "_maps", "_text", "_transactions", "name")

    def __init__(
        self, data: bytes, name: str | None = None, maps: Iterable[Transaction] = ()
    ) -> None:
        self.name: str | None = name
        self._maps = tuple(maps)
        self._data = data
        self._text = bytewise(data)
        self._transactions: tuple[Any, ...] | None = None
        self._findings: tuple[Finding, ...] | None = None

    def __repr__(self) -> str:
        return f"Document({len(self._data)} bytes)"

    def chunks(self) -> Iterator[Chunk]:
        """Yield the runs of segments that are read by themselves; see `billingcore.x12._walk`."""
        return walk(tokenize(_slices(self._text)), self._maps)

    def segments(self) -> Iterator[Segment]:
        """Yield every segment with its number and byte span."""
        for chunk in self.chunks():
            for index, piece in enumerate(chunk.pieces):
                yield Segment(
                    chunk.number + index, chunk.span(index), piece, chunk.delimiters.element
                )

    @property
    def transactions(self) -> tuple[Batch | Remittance | TransactionSet, ...]:
        """Return every transaction in order; one whose guide is not known here stays raw."""
        if self._transactions is None:
            self._transactions = _collected(self.chunks)
        return self._transactions

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of every 837, those under a subscriber and those under a dependent."""
        batches = (t for t in self.transactions if isinstance(t, Batch))
        return tuple(claim for batch in batches for claim in batch.claims)

    def remittances(self) -> tuple[Remittance, ...]:
        """Return every 835 with its claims."""
        return tuple(t for t in self.transactions if isinstance(t, Remittance))

    def payments(self) -> tuple[ClaimPayment, ...]:
        """Return the claim payments of every 835."""
        return tuple(claim for remit in self.remittances() for claim in remit.claims)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with envelope and structure, in order; worked out when asked."""
        if self._findings is None:
            from ._check import check_chunks

            self._findings = tuple(check_chunks(self.chunks()))
        return self._findings

    def write(self) -> bytes:
        """Return the bytes that were read."""
        return self._data


def _collected(chunks: Callable[[], Iterator[Chunk]]) -> tuple[Any, ...]:
    """Build all objects; the collector rests meanwhile, since all of them are kept."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return tuple(found for kind, found in objects(chunks()) if kind == "transaction")
    finally:
        if enabled:
            gc.enable()


def read(source: Source, *, maps: Iterable[Transaction] = ()) -> Document:
    """Return the document in `source`: a path, bytes, text or an open file.

    A ``str`` is content when it looks like a segment (ISA, GS or ST and a delimiter) or holds a
    line break, else a path; bytes are content. Raise `NotX12` when it is no X12 at all, with what
    was found instead; anything else that is wrong is a finding.
    """
    data, name = _content(source)
    document = Document(data, name, maps)
    ensure_x12(document._text)
    return document


def _slices(text: str) -> Iterator[str]:
    """Yield the text in blocks: short-lived pieces are much cheaper than all at once."""
    return (text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK))


def _is_content(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n")
    return bool(_SEGMENT.match(start)) or "\n" in text or "\r" in text or not text.strip()


def _content(source: Source) -> tuple[bytes, str | None]:
    if isinstance(source, (bytes, bytearray)):
        return bytes(source), None
    if isinstance(source, str):
        if _is_content(source):
            return encoded(source), None
        with open(source, "rb") as file:
            return file.read(), os.path.basename(source)
    if isinstance(source, os.PathLike):
        with open(source, "rb") as file:
            return file.read(), os.path.basename(os.fspath(source))
    if not hasattr(source, "read"):
        raise TypeError(f"a path, bytes, text or an open file, not a {type(source).__name__}")
    content = source.read()
    if isinstance(content, str):
        return encoded(content), None
    return content, None


def _texts(source: Source) -> Iterator[str]:
    """Yield the content of `source` in blocks, one character a byte."""
    if isinstance(source, (bytes, bytearray)) or (isinstance(source, str) and _is_content(source)):
        yield from _slices(bytewise(_content(source)[0]))
    elif isinstance(source, (str, os.PathLike)):
        with open(source, "rb") as file:
            while data := file.read(_BLOCK):
                yield bytewise(data)
    elif hasattr(source, "read"):
        while block := source.read(_BLOCK):
            data = encoded(block) if isinstance(block, str) else block
            yield bytewise(data)
    else:
        raise TypeError(f"a path, bytes, text or an open file, not a {type(source).__name__}")


def iter_claims(
    source: Source,
    *,
    on_finding: Callable[[Finding], object] | None = None,
    maps: Iterable[Transaction] = (),
) -> Iterator[Claim]:
    """Yield the claims of `source` one by one; memory stays flat for a file of any length.

    `on_finding` is called with each finding as it is met, before the claim it concerns is yielded.
    """
    for found in _roots(source, on_finding, maps):
        if isinstance(found, Claim):
            yield found


def iter_claim_payments(
    source: Source,
    *,
    on_finding: Callable[[Finding], object] | None = None,
    maps: Iterable[Transaction] = (),
) -> Iterator[ClaimPayment]:
    """Yield the claim payments of `source` one by one; see `iter_claims`."""
    for found in _roots(source, on_finding, maps):
        if isinstance(found, ClaimPayment):
            yield found


def _roots(
    source: Source,
    on_finding: Callable[[Finding], object] | None,
    maps: Iterable[Transaction],
) -> Iterator[Any]:
    chunks = walk(tokenize(_texts(source)), tuple(maps))
    if on_finding is not None:
        from ._check import checked

        chunks = checked(chunks, on_finding)
    for kind, found in objects(chunks, keep=False):
        if kind == "root":
            yield found
