"""The lossless layer: a file as it stands, and the objects in it.

>>> from billingcore import x12
>>> document = x12.read("ST*835*0001~BPR*I*0*C*NON************20260105~SE*3*0001~")
>>> document.write()
b'ST*835*0001~BPR*I*0*C*NON************20260105~SE*3*0001~'
>>> [segment.tag for segment in document.segments()]
['ST', 'BPR', 'SE']
"""

import gc
import io
import os
import re
from collections.abc import Callable, Iterator
from typing import IO, Any

from attrs import field, frozen

from ..findings import Finding
from ..model import Batch, Claim, ClaimPayment, Remittance
from ._read import TransactionSet, objects
from ._tokens import ensure_x12, tokenize
from ._walk import Chunk, walk

__all__ = ["Document", "Segment", "iter_claim_payments", "iter_claims", "read"]

Source = str | bytes | bytearray | os.PathLike[str] | IO[bytes] | IO[str]

_SEGMENT = re.compile(r"(?:ISA|GS|ST)[^A-Za-z0-9\s]")
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

    __slots__ = ("__weakref__", "_data", "_findings", "_text", "_transactions", "name")

    def __init__(self, data: bytes, name: str | None = None) -> None:
        self.name = name
        self._data = data
        self._text = data.decode("utf-8", "surrogateescape")
        self._transactions: tuple[Any, ...] | None = None
        self._findings: tuple[Finding, ...] | None = None

    def __repr__(self) -> str:
        return f"Document({len(self._data)} bytes)"

    def chunks(self) -> Iterator[Chunk]:
        """Yield the runs of segments that are read by themselves; see `billingcore.x12._walk`."""
        return walk(tokenize(_slices(self._text)))

    def segments(self) -> Iterator[Segment]:
        """Yield every segment with its number and byte span."""
        plain = self._text.isascii()
        for chunk in self.chunks():
            for index, piece in enumerate(chunk.pieces):
                span = chunk.span(index)
                if span is not None and not plain:
                    span = self._bytes_span(span)
                yield Segment(chunk.number + index, span, piece, chunk.delimiters.element)

    def _bytes_span(self, span: tuple[int, int]) -> tuple[int, int]:
        start = len(self._text[: span[0]].encode("utf-8", "surrogateescape"))
        inner = len(self._text[span[0] : span[1]].encode("utf-8", "surrogateescape"))
        return start, start + inner

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


def read(source: Source) -> Document:
    """Return the document in `source`: a path, bytes, text or an open file.

    A ``str`` is content when it looks like a segment (ISA, GS or ST and a delimiter) or holds a
    line break, else a path; bytes are content. Raise `NotX12` when it is no X12 at all, with what
    was found instead; anything else that is wrong is a finding.
    """
    data, name = _content(source)
    document = Document(data, name)
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
            return source.encode("utf-8", "surrogateescape"), None
        with open(source, "rb") as file:
            return file.read(), os.path.basename(source)
    if isinstance(source, os.PathLike):
        with open(source, "rb") as file:
            return file.read(), os.path.basename(os.fspath(source))
    if not hasattr(source, "read"):
        raise TypeError(f"a path, bytes, text or an open file, not a {type(source).__name__}")
    content = source.read()
    if isinstance(content, str):
        return content.encode("utf-8", "surrogateescape"), None
    return content, None


def _texts(source: Source) -> Iterator[str]:
    """Yield the text of `source` in blocks."""
    if isinstance(source, (bytes, bytearray)) or (isinstance(source, str) and _is_content(source)):
        yield _content(source)[0].decode("utf-8", "surrogateescape")
    elif isinstance(source, (str, os.PathLike)):
        with open(source, encoding="utf-8", errors="surrogateescape", newline="") as file:
            while block := file.read(_BLOCK):
                yield block
    elif isinstance(source, io.TextIOBase):
        while block := source.read(_BLOCK):
            yield block
    elif hasattr(source, "read"):
        import codecs

        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        while data := source.read(_BLOCK):
            yield decoder.decode(data) if isinstance(data, bytes) else data
        if tail := decoder.decode(b"", final=True):
            yield tail
    else:
        raise TypeError(f"a path, bytes, text or an open file, not a {type(source).__name__}")


def iter_claims(
    source: Source, *, on_finding: Callable[[Finding], object] | None = None
) -> Iterator[Claim]:
    """Yield the claims of `source` one by one; memory stays flat for a file of any length.

    `on_finding` is called with each finding as it is met, before the claim it concerns is yielded.
    """
    for found in _roots(source, on_finding):
        if isinstance(found, Claim):
            yield found


def iter_claim_payments(
    source: Source, *, on_finding: Callable[[Finding], object] | None = None
) -> Iterator[ClaimPayment]:
    """Yield the claim payments of `source` one by one; see `iter_claims`."""
    for found in _roots(source, on_finding):
        if isinstance(found, ClaimPayment):
            yield found


def _roots(source: Source, on_finding: Callable[[Finding], object] | None) -> Iterator[Any]:
    chunks = walk(tokenize(_texts(source)))
    if on_finding is not None:
        from ._check import checked

        chunks = checked(chunks, on_finding)
    for kind, found in objects(chunks, keep=False):
        if kind == "root":
            yield found
